// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/openai_chat/usage.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <fmt/format.h>

using namespace bifrost;
using namespace bifrost::wire;

class UsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
};

void UsageTest::reads_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>(
        "counts"); // input output cachedRead cachedWrite reasoning (?: lacks), or unknown
    const auto row = [](const char *name, const char *json, const char *counts) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(counts);
    };
    row("chat", R"({"prompt_tokens":19,"completion_tokens":10,"total_tokens":29,
        "prompt_tokens_details":{"cached_tokens":4,"audio_tokens":0},
        "completion_tokens_details":{"reasoning_tokens":3,"audio_tokens":0,"accepted_prediction_tokens":0}})",
        "19 10 4 0 3");
    row("chat without details", R"({"prompt_tokens":1,"completion_tokens":2,"total_tokens":3})", "1 2 0 0 0");
    row("details are null", R"({"prompt_tokens":1,"completion_tokens":2,"prompt_tokens_details":null})",
        "1 2 0 0 0");
    row("read and written", R"({"prompt_tokens":150,"completion_tokens":15,
        "prompt_tokens_details":{"cached_read_tokens":100,"cached_write_tokens":30,"cached_tokens":130}})",
        "150 15 100 30 0");
    row("only written", R"({"prompt_tokens":50,"completion_tokens":1,
        "prompt_tokens_details":{"cached_write_tokens":30,"cached_tokens":30}})",
        "50 1 0 30 0");
    row("embeddings", R"({"prompt_tokens":8,"total_tokens":8})", "8 0 0 0 0");
    row("only a total", R"({"total_tokens":8})", "8 0 0 0 0");
    row("responses", R"({"input_tokens":36,"input_tokens_details":{"cached_tokens":6},"output_tokens":87,
        "output_tokens_details":{"reasoning_tokens":64},"total_tokens":123})",
        "36 87 6 0 64");
    row("reasoning beside the completion", R"({"prompt_tokens":32,"completion_tokens":9,"total_tokens":135,
        "completion_tokens_details":{"reasoning_tokens":94}})",
        "32 103 0 0 94");
    row("zeros", R"({"prompt_tokens":0,"completion_tokens":0,"total_tokens":0})", "0 0 0 0 0");
    row("whole number as a fraction", R"({"prompt_tokens":12.0,"completion_tokens":1e1})", "12 10 0 0 0");
    row("escaped name", R"({"prompt\u005ftokens":5,"completion_tokens":6})", "5 6 0 0 0");
    row("white space", " \n{ \"prompt_tokens\" : 5 , \"completion_tokens\" : 6 }\n", "5 6 0 0 0");
    row("more cached than input", R"({"prompt_tokens":5,"completion_tokens":6,
        "prompt_tokens_details":{"cached_tokens":50}})",
        "5 6 5 0 0");
    row("odd details", R"({"prompt_tokens":5,"completion_tokens":6,
        "prompt_tokens_details":{"cached_tokens":-3},"completion_tokens_details":{"reasoning_tokens":"x"}})",
        "5 6 0 0 0");
    row("details of another shape",
        R"({"prompt_tokens":5,"completion_tokens":6,"prompt_tokens_details":[1]})", "5 6 0 0 0");
    row("null", "null", "unknown");
    row("nothing", "", "unknown");
    row("empty object", "{}", "unknown");
    row("other members", R"({"cost":1})", "unknown");
    row("null counts", R"({"prompt_tokens":null,"completion_tokens":null})", "unknown");
    row("list", "[1,2]", "unknown");
    row("text", "\"12\"", "unknown");
    row("broken", R"({"prompt_tokens":5,"completion_tokens":6)", "unknown");
    // A count that is nonsense leaves the others, and follows from them where there is a total.
    row("negative", R"({"prompt_tokens":-5,"completion_tokens":6})", "? 6 0 0 0");
    row("absurd", R"({"prompt_tokens":5,"completion_tokens":1000000000001})", "5 ? 0 0 0");
    row("beyond 64 bits", R"({"prompt_tokens":99999999999999999999999,"completion_tokens":6})", "? 6 0 0 0");
    row("fraction", R"({"prompt_tokens":5.5,"completion_tokens":6})", "? 6 0 0 0");
    row("huge exponent", R"({"prompt_tokens":1e300,"completion_tokens":6})", "? 6 0 0 0");
    row("text as count", R"({"prompt_tokens":"5","completion_tokens":6})", "? 6 0 0 0");
    row("a null count", R"({"prompt_tokens":5,"completion_tokens":null})", "5 ? 0 0 0");
    row("an object as count", R"({"prompt_tokens":5,"completion_tokens":{"n":1}})", "5 ? 0 0 0");
    row("the total tells the output", R"({"prompt_tokens":5,"completion_tokens":"12","total_tokens":17})",
        "5 12 0 0 0");
    row("the total tells the input", R"({"prompt_tokens":-1,"completion_tokens":12,"total_tokens":17})",
        "5 12 0 0 0");
    row("the total tells what is missing", R"({"prompt_tokens":5,"total_tokens":17})", "5 12 0 0 0");
    row("a total that is too small tells nothing",
        R"({"prompt_tokens":5,"completion_tokens":"12","total_tokens":3})", "5 ? 0 0 0");
    row("a nonsense total", R"({"prompt_tokens":5,"completion_tokens":6,"total_tokens":"11"})", "5 6 0 0 0");
    row("a negative total", R"({"prompt_tokens":5,"completion_tokens":6,"total_tokens":-1})", "5 6 0 0 0");
    row("a total of its own", R"({"prompt_tokens":5,"completion_tokens":6,"total_tokens":100})", "5 6 0 0 0");
    row("only the total is good", R"({"prompt_tokens":"a","completion_tokens":-1,"total_tokens":8})",
        "8 0 0 0 0");
    row("nothing good", R"({"prompt_tokens":"5","completion_tokens":-1,"total_tokens":null})", "unknown");
}

void UsageTest::reads()
{
    QFETCH(QByteArray, json);
    const TokenUsage usage = readUsage(json.toStdString());
    const auto count = [](bool lacks, std::int64_t tokens) { return lacks ? "?" : std::to_string(tokens); };
    const std::string counts = usage.known
        ? fmt::format("{} {} {} {} {}", count(usage.lacksInput, usage.input),
                      count(usage.lacksOutput, usage.output), usage.cachedRead, usage.cachedWrite,
                      usage.reasoning)
        : "unknown";
    QTEST(QByteArray::fromStdString(counts), "counts");
}

BIFROST_TEST(UsageTest)
#include "usagetest.moc"
