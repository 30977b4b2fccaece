// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/words/windowwords.h"
#include "app/translation.h"
#include "gui/providers/providerdesk.h"
#include "gui/words/enginesentences.h"
#include "tests/gui/providersbench.h"
#include "tests/support/testmain.h"

#include <QTcpServer>
#include <QTest>

#include <vector>

using namespace bifrost;
using namespace bifrost::test;
using namespace Qt::StringLiterals;
using gui::inWindowWords;

namespace {

std::vector<gui::EngineSentence> allSentences()
{
    std::vector<gui::EngineSentence> all;
    for (const auto &table : {gui::EngineSentences::ofTests(), gui::EngineSentences::ofRequests(),
                              gui::EngineSentences::ofConfiguration(), gui::EngineSentences::ofTls()})
        all.insert(all.end(), table.begin(), table.end());
    return all;
}

/// With something of its own in each of its places.
QString example(const char *form)
{
    QString text = QString::fromUtf8(form);
    for (int i = 1; i <= 9; ++i)
        text.replace(u"%%1"_s.arg(i), u"[%1]"_s.arg(i));
    return text;
}

} // namespace

/// What comes from below the windows is said in their language.
class WindowWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachSentenceIsFound();
    void eachSentenceIsTranslated();
    void theGatewayItselfSpeaksEnglish();
    void wordsOfAProviderStay();
    void connectionTests_data();
    void connectionTests();
    void wrongValues_data();
    void wrongValues();
    void aTakenPort();
    void aMaskedKeyStaysOnOneLine();
};

void WindowWordsTest::eachSentenceIsFound()
{
    for (const gui::EngineSentence &known : allSentences()) {
        const QString told = example(known.engine ? known.engine : known.shown);
        const QString shown = example(known.shown);
        QCOMPARE(inWindowWords(told), shown);
        QVERIFY2(!shown.contains(u'`'), qPrintable(shown));
    }
}

void WindowWordsTest::eachSentenceIsTranslated()
{
    const Translation german(QLocale(QLocale::German));
    for (const gui::EngineSentence &known : allSentences()) {
        const QString told = example(known.engine ? known.engine : known.shown);
        QVERIFY2(inWindowWords(told) != example(known.shown), known.shown);
    }
}

/// What it says goes into the log too, and on the terminal, which have one language.
void WindowWordsTest::theGatewayItselfSpeaksEnglish()
{
    const Translation german(QLocale(QLocale::German));
    const Gateway gateway(nullptr);
    QCOMPARE(gateway.stateSentence(), u"Stopped"_s);
    QCOMPARE(inWindowWords(gateway.stateSentence()), u"Angehalten"_s);
}

void WindowWordsTest::wordsOfAProviderStay()
{
    const Translation german(QLocale(QLocale::German));
    for (const QString &said :
         {u"The model is overloaded. 100 %1 of it."_s, u"Model not found"_s, QString(), QString(5000, u'x')})
        QCOMPARE(inWindowWords(said), said);
    const QString quoted =
        inWindowWords(u"x.example has trouble (503): 20 %1 off, not found. Try again later."_s);
    QVERIFY2(quoted.contains(u"20 %1 off, not found"_s), qPrintable(quoted));
    QVERIFY2(!quoted.contains(u"Try again"_s), qPrintable(quoted));
}

void WindowWordsTest::connectionTests_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {302, 401, 402, 403, 404, 418, 429, 500, 503})
        QTest::addRow("%d", status) << status;
    QTest::newRow("no list") << 200;
    QTest::newRow("nobody listens") << 0;
}

void WindowWordsTest::connectionTests()
{
    QFETCH(const int, status);
    MockProvider server;
    if (status == 0)
        server.stopListening();
    else
        server.enqueue(MockStep::answer(status, "{}"));
    ProvidersBench bench;
    bench.open("{" + customJson("cloud", server.url(), {"sk-mock"}) + "}");
    bench.desk().test(u"cloud"_s);
    QVERIFY(bench.testEnds(u"cloud"_s));
    const Translation german(QLocale(QLocale::German));
    int told = 0;
    const ConnectionReport *report = bench.desk().report(u"cloud"_s);
    for (const TestStep &step : report->steps) {
        if (step.sentence.isEmpty())
            continue;
        ++told;
        QVERIFY2(inWindowWords(step.sentence) != step.sentence, qPrintable(step.sentence));
    }
    QVERIFY(told > 0);
    for (const KeyReport &key : report->keys)
        QVERIFY2(key.sentence.isEmpty() || inWindowWords(key.sentence) != key.sentence,
                 qPrintable(key.sentence));
}

void WindowWordsTest::wrongValues_data()
{
    QTest::addColumn<QStringList>("place");
    QTest::addColumn<QJsonValue>("value");
    const QString network = u"network_config"_s;
    QTest::newRow("a word") << QStringList{network, u"max_retries"_s} << QJsonValue(u"many"_s);
    QTest::newRow("too small") << QStringList{network, u"max_retries"_s} << QJsonValue(-1);
    QTest::newRow("too large") << QStringList{network, u"default_request_timeout_in_seconds"_s}
                               << QJsonValue(1e9);
    QTest::newRow("no address") << QStringList{network, u"base_url"_s} << QJsonValue(u"x"_s);
    QTest::newRow("a password") << QStringList{network, u"base_url"_s} << QJsonValue(u"http://a:b@c"_s);
    QTest::newRow("a query") << QStringList{network, u"base_url"_s} << QJsonValue(u"http://c?d"_s);
    QTest::newRow("a header") << QStringList{network, u"extra_headers"_s, u"a b"_s} << QJsonValue(u"c"_s);
    QTest::newRow("of the connection")
        << QStringList{network, u"extra_headers"_s, u"Content-Length"_s} << QJsonValue(u"1"_s);
    const QString proxy = u"proxy_config"_s;
    const auto proxied = [](const char *type, const char *url) {
        return QJsonObject{{u"type"_s, QLatin1StringView(type)}, {u"url"_s, QLatin1StringView(url)}};
    };
    QTest::newRow("a proxy without an address") << QStringList{proxy, u"type"_s} << QJsonValue(u"http"_s);
    QTest::newRow("no proxy") << QStringList{proxy} << QJsonValue(proxied("http", "ftp://x"));
    QTest::newRow("no SOCKS5 proxy") << QStringList{proxy} << QJsonValue(proxied("socks5", "http://x"));
    QTest::newRow("a proxy's password") << QStringList{proxy} << QJsonValue(proxied("http", "http://a:b@c"));
    QTest::newRow("a certificate") << QStringList{network, u"ca_cert_pem"_s} << QJsonValue(u"/etc/ca"_s);
}

void WindowWordsTest::wrongValues()
{
    QFETCH(const QStringList, place);
    QFETCH(const QJsonValue, value);
    MockProvider server;
    ProvidersBench bench;
    bench.open("{" + customJson("one", server.url(), {}) + "}");
    bench.desk().edit(u"one"_s, [&](gui::ProviderDraft &draft) { draft.setValue(place, value); });
    const FieldErrors errors = bench.desk().check(u"one"_s);
    QVERIFY(!errors.empty());
    const Translation german(QLocale(QLocale::German));
    for (const FieldError &error : errors) {
        const QString sentence = error.sentenceFor(u"Feld"_s);
        QVERIFY2(inWindowWords(sentence) != sentence, qPrintable(sentence));
    }
}

void WindowWordsTest::aTakenPort()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    Configuration configuration;
    configuration.server.port = holder.serverPort();
    const Result<void> refused = Gateway::tryAddress(configuration);
    QVERIFY(!refused);
    const QString told = QString::fromStdString(refused.error().message);
    QVERIFY(told.contains(u'`'));
    QVERIFY2(!inWindowWords(told).contains(u'`'), qPrintable(inWindowWords(told)));
}

void WindowWordsTest::aMaskedKeyStaysOnOneLine()
{
    const QString hyphen(QChar(0x2011));
    QCOMPARE(inWindowWords(u"Wrong key sk-a-****abcd. Get-one at x-y."_s),
             u"Wrong key sk%1a%1****abcd. Get-one at x-y."_s.arg(hyphen));
    QCOMPARE(inWindowWords(u"sk-abc"_s), u"sk-abc"_s);
}

BIFROST_TEST(WindowWordsTest)
#include "windowwordstest.moc"
