// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/providertable.h"
#include "gateway/providers/baseurl.h"
#include "models/config/builtinproviders.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <set>

using namespace bifrost;
using namespace bifrost::providers;

class ProviderTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsSound();
    void namesAreFoundAndOthersAreNot();
    void operationNamesAreUnique();
};

void ProviderTableTest::everyRowIsSound()
{
    std::set<std::string_view> names;
    QVERIFY(providerTable().size() >= 15);
    for (const ProviderRow &row : providerTable()) {
        const QByteArray name(row.name.data(), qsizetype(row.name.size()));
        QVERIFY2(names.insert(row.name).second, name.constData());
        QVERIFY2(name == name.toLower() && !name.contains('/') && !name.isEmpty(), name.constData());
        QVERIFY2(builtinProviders().contains(QString::fromLatin1(name)), name.constData());
        QVERIFY2(row.name != "demo", "the built-in provider is none of these");
        if (!row.baseUrl.empty()) {
            const Result<BaseUrl> url = parseBaseUrl(row.baseUrl);
            QVERIFY2(url && url->tls, name.constData());
            QVERIFY2(!endsInVersion(url->path), "the version stands in its own column");
            QVERIFY2(!row.baseUrl.ends_with('/'), name.constData());
        } else {
            QVERIFY2(!row.needsKey, name.constData()); // a server of the user's own
        }
        QVERIFY2(row.version.empty() || endsInVersion(row.version), name.constData());
        QVERIFY2(operationsOf(row).test(indexOf(Operation::ChatCompletion)), name.constData());
        QVERIFY2(row.operations.find_first_not_of("MTCE") == std::string_view::npos, name.constData());
        QCOMPARE(operationsOf(row).count(), row.operations.size());
    }
}

void ProviderTableTest::namesAreFoundAndOthersAreNot()
{
    for (const ProviderRow &row : providerTable())
        QVERIFY(findProvider(row.name) == &row);
    for (const char *name : {"", "demo", "OpenAI", "openai ", "anthropic", "openai/"})
        QVERIFY2(!findProvider(name), name);
    QVERIFY(findBaseType("openai") == findProvider("openai"));
    QVERIFY(!findBaseType("anthropic"));
    QVERIFY(!findBaseType("groq"));
}

void ProviderTableTest::operationNamesAreUnique()
{
    std::set<std::string_view> names;
    for (const Operation operation : AllOperations) {
        QVERIFY(!operationName(operation, false).empty());
        QVERIFY(names.insert(operationName(operation, false)).second);
    }
    QVERIFY(names.insert(operationName(Operation::ChatCompletion, true)).second);
    QVERIFY(names.insert(operationName(Operation::TextCompletion, true)).second);
}

BIFROST_TEST(ProviderTableTest)
#include "providertabletest.moc"
