// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/keymask.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

/// Keys in texts that people look at.
class KeyMaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreHidden_data();
    void keysAreHidden();
    void wordsStay_data();
    void wordsStay();
    void contentsKeepTheirOffsets();
};

void KeyMaskTest::keysAreHidden_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("rest");
    QTest::newRow("openai") << u"sk-"_s << u"proj-AbCdEf0123456789AbCdEf0123456789"_s;
    QTest::newRow("anthropic") << u"sk-"_s << u"ant-api03-AbCdEf_0123456789-AbCdEf"_s;
    QTest::newRow("google") << u"AIza"_s << u"SyA0123456789abcdefghijklmnopqrstuv"_s;
    QTest::newRow("github") << u"ghp_"_s << u"0123456789abcdefghijABCDEFGHIJ012345"_s;
    QTest::newRow("slack") << u"xoxb-"_s << u"1234567890-abcdefghij"_s;
    QTest::newRow("aws") << u"AKIA"_s << u"IOSFODNN7EXAMPLE"_s;
    QTest::newRow("jwt") << u"eyJ"_s << u"hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w"_s;
}

void KeyMaskTest::keysAreHidden()
{
    QFETCH(const QString, prefix);
    QFETCH(const QString, rest);
    const QString hidden = prefix + QString(rest.size(), u'*');
    for (const QString &frame :
         {u"%1"_s, u"my key is %1."_s, u"{\"content\":\"a\\n%1\\nb\"}"_s, u"Bearer %1, ä %1"_s}) {
        QString shown = frame;
        shown.replace(u"%1"_s, prefix + rest);
        std::string bytes = shown.toStdString();
        KeyMask::hideIn(shown);
        KeyMask::hideIn(bytes);
        QString wanted = frame;
        wanted.replace(u"%1"_s, hidden);
        // A full stop after a JWT is none of its parts.
        QCOMPARE(shown, wanted);
        QCOMPARE(QString::fromStdString(bytes), wanted);
    }
}

void KeyMaskTest::wordsStay_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("short") << u"sk-1 AKIA1 eyJ.a.b ghp_"_s;
    QTest::newRow("name with hyphens") << u"sk-learn-estimator-checks-and-more"_s;
    QTest::newRow("end of a word") << u"task-0123456789012345678901234567890"_s;
    QTest::newRow("no jwt") << u"eyJhbGciOiJIUzI1NiJ9 alone"_s;
}

void KeyMaskTest::wordsStay()
{
    QFETCH(const QString, text);
    QString shown = text;
    KeyMask::hideIn(shown);
    QCOMPARE(shown, text);
}

void KeyMaskTest::contentsKeepTheirOffsets()
{
    const std::string key = "sk-AbCdEf0123456789AbCdEf0123456789";
    TrafficContent content;
    content.request.text = "{\"a\":\"" + key + "\"}";
    content.answer.text = "data: " + key + "\n\n";
    content.attempts.resize(1);
    content.attempts[0].refusal.text = key;
    content.attempts[0].changes.push_back({0, 1, key});
    const TrafficContent before = content;
    KeyMask::hideIn(content);
    QCOMPARE(content.request.text.size(), before.request.text.size());
    for (const std::string &text : {content.request.text, content.answer.text,
                                    content.attempts[0].refusal.text, content.attempts[0].changes[0].text}) {
        QVERIFY(text.find(key) == std::string::npos);
        QVERIFY(text.find("sk-****") != std::string::npos);
    }
}

BIFROST_TEST(KeyMaskTest)
#include "keymasktest.moc"
