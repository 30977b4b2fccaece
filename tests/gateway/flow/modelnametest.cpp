// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/modelname.h"
#include "tests/gateway/flow/snapshotaid.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using flow::resolveModel;
using flow::Surface;

class ModelNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resolves_data();
    void resolves();
    void refuses_data();
    void refuses();
    void aBareNameNeedsOpenai();
    void anEndlessNameIsNoTrouble();
};

void ModelNameTest::resolves_data()
{
    QTest::addColumn<int>("surface");
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QByteArray>("model");
    const auto row = [](const char *asked, Surface surface, const char *provider, const char *model) {
        QTest::addRow("%s%s", surface == Surface::OpenAi ? "openai: " : "", asked)
            << int(surface) << QByteArray(provider) << QByteArray(model);
    };
    row("openai/gpt-4o", Surface::Native, "openai", "gpt-4o");
    row("OpenAI/gpt-4o", Surface::Native, "openai", "gpt-4o");
    row("openai/GPT-4o", Surface::Native, "openai", "GPT-4o");
    row("mine/meta-llama/Llama-3", Surface::Native, "mine", "meta-llama/Llama-3");
    row("mine//x", Surface::Native, "mine", "/x");
    row("openai/openai/x", Surface::Native, "openai", "openai/x");
    row("K\xC3\x96LN/x", Surface::Native, "k\xC3\xB6ln", "x");
    row("demo/echo", Surface::Native, "demo", "echo");
    row("groq/llama", Surface::OpenAi, "groq", "llama");
    row("gpt-4o", Surface::OpenAi, "openai", "gpt-4o");
    row("meta-llama/Llama-3", Surface::OpenAi, "openai", "meta-llama/Llama-3");
    row("ft:gpt-4o:org::id", Surface::OpenAi, "openai", "ft:gpt-4o:org::id");
    row("/x", Surface::OpenAi, "openai", "/x");
}

void ModelNameTest::resolves()
{
    QFETCH(const int, surface);
    QFETCH(const QByteArray, provider);
    QFETCH(const QByteArray, model);
    const auto snapshot = test::snapshotOf({"openai", "groq", "mine", "k\xC3\xB6ln"});
    std::string asked = QTest::currentDataTag();
    if (asked.starts_with("openai: "))
        asked.erase(0, 8);
    const auto name = resolveModel(asked, Surface(surface), *snapshot);
    QVERIFY(name);
    QCOMPARE(name->provider->name, provider.toStdString());
    QCOMPARE(std::string(name->model), model.toStdString());
}

void ModelNameTest::refuses_data()
{
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char *asked, const char *word) { QTest::newRow(asked) << QByteArray(word); };
    row("gpt-4o", "");
    row("openai/", "openai");
    row("unknown/x", "");
    row("/x", "The name before the slash is missing");
    row("mistral/small", "mistral"); // there is such a provider, but not here
    row("openai\\gpt", "");
}

void ModelNameTest::refuses()
{
    QFETCH(const QByteArray, word);
    const auto snapshot = test::snapshotOf({"openai"});
    const auto name = resolveModel(QTest::currentDataTag(), Surface::Native, *snapshot);
    QVERIFY(!name);
    QVERIFY(name.error().code == ErrorCode::ModelUnresolved);
    QVERIFY2(name.error().message.find(word.toStdString()) != std::string::npos,
             name.error().message.c_str());
    QVERIFY(!resolveModel("", Surface::Native, *snapshot));
    QVERIFY(!resolveModel("", Surface::OpenAi, *snapshot));
}

void ModelNameTest::aBareNameNeedsOpenai()
{
    const auto snapshot = test::snapshotOf({"groq"});
    const auto name = resolveModel("gpt-4o", Surface::OpenAi, *snapshot);
    QVERIFY(!name);
    QVERIFY(name.error().message.find("`openai`") != std::string::npos);
}

void ModelNameTest::anEndlessNameIsNoTrouble()
{
    const auto snapshot = test::snapshotOf({"openai"});
    const std::string endless(1'000'000, 'x');
    const auto name = resolveModel(endless + "/x", Surface::Native, *snapshot);
    QVERIFY(!name);
    QVERIFY(name.error().message.size() < 1000);
    QVERIFY(resolveModel("openai/" + endless, Surface::Native, *snapshot));
}

BIFROST_TEST(ModelNameTest)
#include "modelnametest.moc"
