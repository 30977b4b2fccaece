// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "models/config/configreader.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;

/// What the documents show must be true.
class DocumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examplesAreGoodConfigurations_data();
    void examplesAreGoodConfigurations();
    void flagsAreDocumented();
    void membersAreKnown();
};

namespace {

QString textOf(const QString &document)
{
    QFile file(QStringLiteral(BIFROST_SOURCE_DIR) + u'/' + document);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

void DocumentsTest::examplesAreGoodConfigurations_data()
{
    QTest::addColumn<QString>("json");
    static const QRegularExpression block(u"```json\\n(.*?)```"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    for (const QString &document : {u"README.md"_s, u"docs/configuration.md"_s, u"docs/security.md"_s}) {
        int number = 0;
        for (auto blocks = block.globalMatch(textOf(document)); blocks.hasNext();)
            QTest::addRow("%s, %d", qPrintable(document), ++number) << blocks.next().captured(1);
        QVERIFY2(number > 0, qPrintable(document));
    }
}

void DocumentsTest::examplesAreGoodConfigurations()
{
    QFETCH(QString, json);
    QProcessEnvironment environment;
    environment.insert(u"OPENAI_API_KEY"_s, u"sk-test"_s);
    environment.insert(u"BIFROST_PASSWORD"_s, u"open sesame"_s);
    const auto read = readConfiguration(json.toUtf8(), u"example"_s, environment);
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    for (const ConfigNotice &notice : read->notices)
        QFAIL(qPrintable(notice.path + u": "_s + notice.sentence));
    QVERIFY(!read->configuration.providers.empty());
}

void DocumentsTest::flagsAreDocumented()
{
    static const QRegularExpression flag(u"^  --([a-z-]+)"_s, QRegularExpression::MultilineOption);
    const QString document = textOf(u"docs/configuration.md"_s);
    int flags = 0;
    for (auto each = flag.globalMatch(usage()); each.hasNext(); ++flags) {
        const QString name = each.next().captured(1);
        QVERIFY2(document.contains(QRegularExpression(u"`--?"_s + name + u"\\b"_s)), qPrintable(name));
    }
    QVERIFY(flags > 10);
}

/// Every member in the tables of a section is one that the reader takes without a word.
void DocumentsTest::membersAreKnown()
{
    const QString document = textOf(u"docs/configuration.md"_s);
    int members = 0;
    for (const QString &section : {u"auth_config"_s, u"client"_s, u"server"_s, u"logs_store"_s}) {
        const QString table = document.section(u"\n## `%1`\n"_s.arg(section), 1).section(u"\n## "_s, 0, 0);
        static const QRegularExpression row(u"^\\| ([^|]+) \\|"_s, QRegularExpression::MultilineOption);
        for (auto rows = row.globalMatch(table); rows.hasNext();) {
            static const QRegularExpression name(u"`([a-z_]+)"_s);
            for (auto names = name.globalMatch(rows.next().captured(1)); names.hasNext(); ++members) {
                const QString member = names.next().captured(1);
                const QString json = u"{\"%1\": {\"%2\": null}}"_s.arg(section, member);
                const auto read = readConfiguration(json.toUtf8(), u"example"_s, QProcessEnvironment());
                QVERIFY2(read && read->notices.empty(), qPrintable(section + u'.' + member));
            }
        }
    }
    QVERIFY(members > 15);
}

BIFROST_TEST(DocumentsTest)
#include "documentstest.moc"
