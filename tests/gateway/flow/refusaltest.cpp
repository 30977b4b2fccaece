// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/refusal.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace bifrost;
using flow::ModelName;
using flow::Refusal;

namespace {

const providers::Provider &groq()
{
    static const providers::Provider provider = [] {
        providers::Provider made;
        made.name = "groq";
        return made;
    }();
    return provider;
}

Refusal answered(int status, std::string_view body, std::string lines = "X-A: b\r\n")
{
    net::Buffer buffer;
    buffer.append(body);
    buffer.prepare(1); // so that the padding is there
    Refusal refusal = Refusal::answer(ModelName{&groq(), "m"}, status, std::move(lines), std::move(buffer));
    refusal.readReason();
    return refusal;
}

} // namespace

class RefusalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ours();
    void whatAStatusMeans_data();
    void whatAStatusMeans();
    void whatItSays_data();
    void whatItSays();
    void whatIsCompressedIsNotShown();
    void theStatusOfAnEvent_data();
    void theStatusOfAnEvent();
};

void RefusalTest::ours()
{
    const Refusal plain = Refusal::ours(ModelName{&groq(), "m"}, Error(ErrorCode::NoKey));
    QCOMPARE(plain.status, 0);
    QCOMPARE(plain.callerStatus(), 400);
    QVERIFY(!plain.retryable && !plain.keyRefused);
    QVERIFY(Refusal::ours(ModelName{&groq(), "m"}, Error(ErrorCode::ConnectFailed), true).retryable);
}

void RefusalTest::whatAStatusMeans_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("retryable");
    QTest::addColumn<bool>("keyRefused");
    for (const int status : {429, 500, 502, 503, 504, 529})
        QTest::addRow("%d", status) << status << true << false;
    for (const int status : {401, 402, 403})
        QTest::addRow("%d", status) << status << false << true;
    for (const int status : {400, 404, 408, 409, 413, 422, 501})
        QTest::addRow("%d", status) << status << false << false;
}

void RefusalTest::whatAStatusMeans()
{
    QFETCH(int, status);
    const Refusal refusal = answered(status, "");
    QCOMPARE(refusal.callerStatus(), status);
    QTEST(refusal.retryable, "retryable");
    QTEST(refusal.keyRefused, "keyRefused");
    QCOMPARE(refusal.error.message, "groq answered with status " + std::to_string(status) + ".");
    QCOMPARE(refusal.lines, std::string("X-A: b\r\n"));
}

void RefusalTest::whatItSays_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("message");
    const QByteArray none = "groq answered with status 400.";
    QTest::newRow("OpenAI") << QByteArray(R"({"error":{"message":"too long","type":"x"}})")
                            << QByteArray("too long");
    QTest::newRow("text") << QByteArray(R"({"error":"no such model"})") << QByteArray("no such model");
    QTest::newRow("detail") << QByteArray(R"({"detail":"Not Found"})") << QByteArray("Not Found");
    QTest::newRow("no message") << QByteArray(R"({"error":{}})") << QByteArray(R"({"error":{}})");
    QTest::newRow("page") << QByteArray("<html>no</html>") << QByteArray("no");
    QTest::newRow("empty page") << QByteArray("<html></html>") << none;
    QTest::newRow("cut") << QByteArray(R"({"error":{"mess)") << QByteArray(R"({"error":{"mess)");
}

void RefusalTest::whatItSays()
{
    QFETCH(QByteArray, body);
    const Refusal refusal = answered(400, {body.constData(), std::size_t(body.size())});
    QTEST(QByteArray::fromStdString(refusal.error.message), "message");
    QCOMPARE(refusal.body.view(), std::string_view(body.constData(), std::size_t(body.size())));
}

/// Nobody asked for it, and what it gives away cannot be seen.
void RefusalTest::whatIsCompressedIsNotShown()
{
    const Refusal refusal = answered(
        429, "\x1f\x8b\x08", "Content-Type: text/html\r\nContent-Encoding: gzip \r\nRetry-After: 3\r\n");
    QCOMPARE(refusal.status, 429);
    QVERIFY(refusal.retryable);
    QCOMPARE(refusal.lines, std::string("Content-Type: application/json\r\nRetry-After: 3\r\n"));
    const std::string sentence =
        "groq answered with status 429 and an explanation in the encoding `gzip`, which was not asked for.";
    QCOMPARE(refusal.error.message, sentence);
    QCOMPARE(std::string(refusal.body.view()),
             R"({"error":{"type":"upstream_error","message":")" + sentence + R"("}})");
}

void RefusalTest::theStatusOfAnEvent_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("status");
    const auto row = [](const char *type, const char *code, int status) {
        QTest::addRow("%s %s", type, code) << QByteArray(type) << QByteArray(code) << status;
    };
    row("", "429", 429);
    row("x", "599", 599);
    row("rate_limit_error", "", 429);
    row("insufficient_quota", "insufficient_quota", 429);
    row("invalid_request_error", "invalid_api_key", 401); // the more telling of the two
    row("authentication_error", "", 401);
    row("permission_denied", "", 403);
    row("", "model_not_found", 404);
    row("invalid_request_error", "", 400);
    row("overloaded_error", "", 503);
    row("", "service_unavailable", 503);
    row("server_error", "", 502);
    row("", "200", 502);
    row("", "4290", 502);
    row("", "", 502);
}

void RefusalTest::theStatusOfAnEvent()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, code);
    wire::ChunkFacts facts;
    facts.errorType = type.toStdString();
    facts.errorCode = code.toStdString();
    facts.hasErrorMember = true;
    const std::string data = R"({"error":{"message":"no"}})";
    Refusal refusal = Refusal::firstEvent(ModelName{&groq(), "m"}, facts, data);
    refusal.readReason();
    QTEST(refusal.status, "status");
    QCOMPARE(refusal.error.message, std::string("no"));
    QCOMPARE(refusal.body.view(), std::string_view(data));
    QVERIFY(refusal.lines.find("application/json") != std::string::npos);
}

BIFROST_TEST(RefusalTest)
#include "refusaltest.moc"
