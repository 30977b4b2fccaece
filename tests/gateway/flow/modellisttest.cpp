// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/modellist.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace bifrost;
using namespace Qt::StringLiterals;
using flow::ModelList;
using flow::Surface;

namespace {

providers::Provider named(const char *name)
{
    providers::Provider provider;
    provider.name = name;
    provider.isDemo = provider.name == "demo";
    return provider;
}

providers::ProviderKey keyOf(std::vector<std::string> models)
{
    providers::ProviderKey key;
    key.allModels = false;
    key.models = std::move(models);
    return key;
}

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QStringList idsOf(const QByteArray &list)
{
    QStringList ids;
    for (const QJsonValue &model : parsed(list)[u"data"_s].toArray())
        ids += model[u"id"_s].toString();
    return ids;
}

QStringList all(const ModelList &list)
{
    return idsOf(list.toJson(Surface::Native, 0, {}));
}

} // namespace

class ModelListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoList_data();
    void whatIsNoList();
    void sortsWithTheDemoLast();
    void aKeyNarrowsAndAdds();
    void eachModelOnce();
    void theFormsOfAModel();
    void oneModel();
    void pages();
    void aPageTokenThatIsNone();
};

void ModelListTest::whatIsNoList_data()
{
    QTest::addColumn<QByteArray>("answer");
    for (const char *answer : {"", "<html>", "{}", "{\"data\":{}}", "{\"data\":null}", "7", "\"x\""})
        QTest::addRow("%s", answer) << QByteArray(answer);
}

void ModelListTest::whatIsNoList()
{
    QFETCH(QByteArray, answer);
    ModelList list;
    QVERIFY(!list.add(named("a"), nullptr, answer));
    QVERIFY(list.isEmpty());
}

void ModelListTest::sortsWithTheDemoLast()
{
    ModelList list;
    QVERIFY(list.isEmpty());
    QVERIFY(list.add(named("demo"), nullptr, R"({"data":[{"id":"echo"}]})"));
    QVERIFY(list.add(named("z"), nullptr, R"([{"id":"b"},{"id":"a/x"},{"id":""},{"name":"none"},7])"));
    QVERIFY(list.add(named("a"), nullptr, R"({"object":"list","data":[{"id":"m"}]})"));
    QVERIFY(!list.isEmpty());
    QCOMPARE(all(list), QStringList({u"a/m"_s, u"z/a/x"_s, u"z/b"_s, u"demo/echo"_s}));
}

void ModelListTest::aKeyNarrowsAndAdds()
{
    providers::ProviderKey key = keyOf({"b", "unlisted", "fast"});
    key.blacklist = {"unlisted"};
    key.aliases = {{"fast", "b"}, {"other", "c"}};
    ModelList list;
    QVERIFY(list.add(named("p"), &key, R"({"data":[{"id":"a"},{"id":"b"}]})"));
    const QStringList ids = all(list);
    QVERIFY(ids.contains(u"p/b"_s) && ids.contains(u"p/fast"_s));
    QVERIFY(!ids.contains(u"p/a"_s));
    QVERIFY(ids.contains(u"p/other"_s)); // an alias needs no place in `models`
    QVERIFY2(!ids.contains(u"p/unlisted"_s), "the block list wins");
}

void ModelListTest::eachModelOnce()
{
    ModelList list;
    const providers::ProviderKey first = keyOf({"m"});
    const providers::ProviderKey second = keyOf({"m", "n"});
    QVERIFY(list.add(named("p"), &first, R"({"data":[{"id":"m","owned_by":"them"}]})"));
    QVERIFY(list.add(named("p"), &second, R"({"data":[{"id":"m"},{"id":"n"}]})"));
    QCOMPARE(all(list), QStringList({u"p/m"_s, u"p/n"_s}));
    QCOMPARE(parsed(list.modelJson(Surface::OpenAi, u"p/m"_s, u"p/m"_s))[u"owned_by"_s].toString(),
             u"them"_s);
}

void ModelListTest::theFormsOfAModel()
{
    ModelList list;
    QVERIFY(list.add(named("p"), nullptr, R"({"data":[{"id":"m","created":5,"context_window":9}]})"));
    const QJsonObject native = parsed(list.toJson(Surface::Native, 0, {}));
    QCOMPARE(native[u"data"_s][0].toObject(),
             QJsonObject({{u"id"_s, u"p/m"_s},
                          {u"created"_s, 5},
                          {u"context_window"_s, 9},
                          {u"object"_s, u"model"_s},
                          {u"owned_by"_s, u"p"_s}}));
    QCOMPARE(native[u"extra_fields"_s][u"request_type"_s].toString(), u"list_models"_s);
    const QJsonObject openai = parsed(list.toJson(Surface::OpenAi, 0, {}));
    QCOMPARE(
        openai[u"data"_s][0].toObject(),
        QJsonObject(
            {{u"id"_s, u"p/m"_s}, {u"object"_s, u"model"_s}, {u"created"_s, 5}, {u"owned_by"_s, u"p"_s}}));
    QVERIFY(!openai.contains(u"extra_fields"_s));
}

void ModelListTest::oneModel()
{
    ModelList list;
    QVERIFY(list.add(named("demo"), nullptr, R"({"data":[{"id":"echo"}]})"));
    QVERIFY(list.add(named("p"), nullptr, R"({"data":[{"id":"org/m","created":5,"x":1}]})"));
    QCOMPARE(
        parsed(list.modelJson(Surface::OpenAi, u"p/org/m"_s, u"org/m"_s)),
        QJsonObject(
            {{u"id"_s, u"org/m"_s}, {u"object"_s, u"model"_s}, {u"created"_s, 5}, {u"owned_by"_s, u"p"_s}}));
    const QJsonObject native = parsed(list.modelJson(Surface::Native, u"p/org/m"_s, u"p/org/m"_s));
    QCOMPARE(native[u"x"_s].toInt(), 1);
    QVERIFY(native[u"extra_fields"_s].isObject());
    QVERIFY(!list.modelJson(Surface::Native, u"demo/echo"_s, u"demo/echo"_s).isEmpty());
    QVERIFY(list.modelJson(Surface::Native, u"p/m"_s, u"p/m"_s).isEmpty());
}

void ModelListTest::pages()
{
    ModelList list;
    QVERIFY(list.add(named("p"), nullptr, R"([{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"},{"id":"e"}])"));
    QStringList ids;
    std::string token;
    int pages = 0;
    do {
        const QByteArray page = list.toJson(Surface::Native, 2, token);
        QVERIFY(idsOf(page).size() <= 2);
        ids += idsOf(page);
        token = parsed(page)[u"next_page_token"_s].toString().toStdString();
    } while (!token.empty() && ++pages < 10);
    QCOMPARE(ids, all(list));
    QCOMPARE(pages, 2);
}

void ModelListTest::aPageTokenThatIsNone()
{
    ModelList list;
    QVERIFY(list.add(named("p"), nullptr, R"([{"id":"a"},{"id":"b"}])"));
    for (const char *token : {"x", "!!!", "eyJvIjotNX0", "e30", "eyJvIjoiYSJ9"}) // {"o":-5}, {}, {"o":"a"}
        QCOMPARE(idsOf(list.toJson(Surface::Native, 1, token)), QStringList{u"p/a"_s});
    // Far behind the end: an empty page.
    QCOMPARE(idsOf(list.toJson(Surface::Native, 1, "eyJvIjo5OTl9")), QStringList());
}

BIFROST_TEST(ModelListTest)
#include "modellisttest.moc"
