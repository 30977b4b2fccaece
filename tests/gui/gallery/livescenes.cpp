// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery/livescenes.h"

#include "gateway/gateway.h"
#include "gui/desktop.h"
#include "gui/live/detailpane.h"
#include "gui/live/filterbar.h"
#include "gui/live/filteredit.h"
#include "gui/live/livepage.h"
#include "gui/live/traffictable.h"
#include "gui/mainwindow/mainwindow.h"
#include "gui/windowsettings.h"
#include "models/traffic/trafficmodel.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPainter>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

struct Sample
{
    const char *asked;
    const char *provider;
    const char *model;
    int status;
    int ms; ///< latency
    int firstMs;
    int input;
    int output;
    double cost; ///< dollars; below zero: not known
    bool stream;
    bool runs;
};

constexpr Sample Samples[] = {
    {"openai/gpt-4o-mini", "openai", "gpt-4o-mini", 0, 1200, 310, 0, 0, -1, true, true},
    {"coder", "anthropic", "claude-sonnet-4-5", 0, 1800, 540, 0, 0, -1, true, true},
    {"fast", "openai", "gpt-4o-mini", 200, 842, 298, 388, 120, 0.0001, true, false},
    {"openai/text-embedding-3-small", "openai", "text-embedding-3-small", 200, 121, 119, 2048, 0, 0.00004,
     false, false},
    {"coder", "anthropic", "claude-sonnet-4-5", 200, 4310, 512, 17610, 842, 0.0654, true, false},
    {"coder", "anthropic", "claude-sonnet-4-5", 200, 3070, 498, 16902, 540, 0.0588, true, false},
    {"smart", "openai", "gpt-4o", 429, 96, 95, 0, 0, -1, false, false},
    {"smart", "anthropic", "claude-sonnet-4-5", 200, 2210, 604, 1240, 288, 0.008, false, false},
    {"gemini/gemini-2.5-flash", "gemini", "gemini-2.5-flash", 200, 1040, 260, 5320, 410, 0.0026, true, false},
    {"private", "ollama", "llama3.1:8b", 200, 2660, 184, 920, 310, 0, true, false},
    {"coder", "anthropic", "claude-sonnet-4-5", 499, 1120, 530, 16240, 58, 0.0496, true, false},
    {"smart", "openai", "gpt-4o", 503, 88, -1, 0, 0, -1, false, false},
    {"coder", "anthropic", "claude-sonnet-4-5", 200, 2400, 500, 1000, 200, 0.0081, true, false},
    {"fast", "openai", "gpt-4o-mini", 400, 42, 41, 0, 0, -1, false, false},
    {"demo/echo", "demo", "echo", 200, 2, 1, 4, 4, 0, false, false},
    {"rerank-2", "", "", 404, 1, -1, 0, 0, -1, false, false},
    {"", "", "", 200, 3, -1, 0, 0, -1, false, false}, // a list of models
};

LogRowPtr rowOf(const Sample &sample, int number)
{
    LogRow row;
    row.id = "sample-" + std::to_string(number);
    row.startedAtUs =
        QDateTime::currentMSecsSinceEpoch() * 1000 - (sample.runs ? sample.ms * 1000 : number * 640'000);
    row.method = "POST";
    const bool embeds = std::string(sample.model).starts_with("text-embedding");
    row.path = embeds ? "/v1/embeddings" : "/v1/chat/completions";
    row.operation = "chat_completion";
    row.requestBytes = 2140;
    if (*sample.asked == '\0') {
        row.requestBytes = 0;
        row.method = "GET";
        row.path = "/v1/models";
        row.operation = "list_models";
    }
    row.clientName = "openai-python/1.82.0";
    row.modelAsked = sample.asked;
    row.provider = sample.provider;
    row.model = sample.model;
    row.keyName = "main";
    row.stream = sample.stream;
    row.httpStatus = sample.status;
    row.status = sample.runs       ? LogStatus::Running
        : sample.status == 499     ? LogStatus::Cancelled
        : sample.status / 100 == 2 ? LogStatus::Success
                                   : LogStatus::Error;
    row.queuedUs = 120;
    row.connectUs = 24'000;
    row.firstByteUs = sample.firstMs < 0 ? -1 : sample.firstMs * 1000;
    row.totalUs = sample.runs ? -1 : sample.ms * 1000;
    row.responseBytes = 5120;
    if (sample.input > 0)
        row.usage = {sample.input, sample.output, 0, 0, 0, true};
    row.costKnown = sample.cost >= 0;
    row.cost = {row.costKnown ? std::int64_t(sample.cost * 1e9) : 0};
    if (row.status == LogStatus::Error) {
        row.errorType = sample.status == 429 ? "rate_limit_error" : "invalid_request_error";
        row.errorMessage = sample.status == 429 ? "Rate limit reached for gpt-4o on tokens per minute (TPM): "
                                                  "limit 30000, used 29410, requested 1204."
                                                : "The provider did not accept the request.";
    }
    if (number == 7) {
        row.attempts = {
            {"openai", "gpt-4o", "eu-1", 429, 120, 96'000, "Rate limit reached for gpt-4o, retry after 21 s"},
            {"anthropic", "claude-sonnet-4-5", "main", 200, 96'300, 2'113'000, ""}};
    }
    return std::make_shared<const LogRow>(row);
}

KeptText kept(const std::string &text)
{
    return {text, std::int64_t(text.size())};
}

TrafficContent sampleContent()
{
    TrafficContent content;
    content.isOver = true;
    content.revision = 1;
    content.target = "/v1/chat/completions";
    content.requestLines = {{"host", "localhost:8080"},
                            {"authorization", "Bearer ••••••••"},
                            {"content-type", "application/json"},
                            {"user-agent", "openai-python/1.82.0"}};
    const std::string body =
        R"({"model":"coder","max_tokens":4096,"stream":true,"messages":[)"
        R"({"role":"system","content":"You are a coding agent. Prefer small patches, explain what you change and why, and run the tests before you say that something is done. Never touch files outside of the repository. When a command fails, read what it printed before you try again; most of the time the reason stands in the last lines. Keep answers short."},)"
        R"({"role":"user","content":"The retry test fails on main. Find out why and fix it."},)"
        R"({"role":"assistant","content":"I'll look at the failing test first.","tool_calls":[{"id":"call_1","type":"function","function":{"name":"read_file","arguments":"{ \"path\": \"tests/retry_test.cpp\",\n  \"lines\": [40, 88] }"}}]},)"
        R"({"role":"tool","tool_call_id":"call_1","content":"TEST(Retry, honoursRetryAfter) {\n  Clock clock(at(\"12:00:00\"));"},)"
        R"({"role":"assistant","content":"The clock is compared in seconds, the header in milliseconds."}]})";
    content.request = kept(body);
    AttemptContent first;
    first.index = 0;
    first.url = "https://api.openai.com/v1/chat/completions";
    first.status = 429;
    first.refusal = kept(
        R"({"error":{"message":"Rate limit reached for gpt-4o","type":"tokens","code":"rate_limit_exceeded"}})");
    first.answerLines = {{"retry-after", "21"}};
    AttemptContent second;
    second.index = 1;
    second.url = "https://api.example.com/v1/chat/completions";
    second.status = 200;
    second.changes = {{9, 7, "\"claude-sonnet-4-5-20250929\""},
                      {48, 0, R"(,"stream_options":{"include_usage":true})"}};
    second.requestLines = {{"content-type", "application/json"}, {"authorization", "Bearer ••••••••"}};
    content.attempts = {first, second};
    content.status = 200;
    content.answerLines = {{"content-type", "text/event-stream; charset=utf-8"},
                           {"x-request-id", "req_7f3a"}};
    std::int64_t at = 512'000;
    for (const char *word : {"The ", "header ", "carries ", "seconds, ", "so ", "the ", "test ", "was ",
                             "wrong, ", "not ", "the ", "code."}) {
        content.answer.text += std::string(R"(data: {"id":"c1","choices":[{"index":0,"delta":{"content":")")
            + word + "\"}}]}\n\n";
        content.answer.size = std::int64_t(content.answer.text.size());
        content.pieces.push_back({at, content.answer.size});
        at += 41'000 + (at % 7000);
    }
    content.answer.text += "data: [DONE]\n\n";
    content.answer.size = std::int64_t(content.answer.text.size());
    content.pieces.push_back({at, content.answer.size});
    return content;
}

void settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

class Scenes
{
public:
    Scenes(const QDir &folder, const QString &suffix, gui::Theme::Preference scheme, int ratio, QSize size)
        : m_pictures(folder)
        , m_suffix(suffix)
        , m_ratio(ratio)
    {
        gui::WindowSettings(m_folder.path()).setSchemePreference(scheme);
        gui::DesktopShell::Options options;
        options.dataFolder = m_folder.path();
        options.testModel = u"demo/echo"_s;
        options.trayAvailable = [] { return false; };
        options.startGateway = [] { return Result<void>(); };
        m_shell = std::make_unique<gui::DesktopShell>(&m_gateway, options);
        m_shell->show();
        settle();
        m_shell->window()->resize(size); // it has fitted itself into a screen that is small
        Configuration configuration;
        configuration.server.port = 0;
        m_gateway.start(configuration);
        m_page = m_shell->window()->findChild<gui::LivePage *>();
        m_model = qobject_cast<TrafficModel *>(m_page->table()->model());
    }

    ~Scenes()
    {
        m_shell.reset();
        m_gateway.stopNow();
    }

    bool write()
    {
        bool good = save(u"empty"_s);
        std::vector<LogRowPtr> rows;
        int number = 0;
        for (const Sample &sample : Samples)
            rows.insert(rows.begin(), rowOf(sample, number++));
        for (; number < 60; ++number)
            rows.insert(rows.begin(), rowOf(Samples[2 + number % 13], number));
        m_model->append(std::move(rows));
        good = save(u"typical"_s) && good;
        m_page->run(gui::ActionId::MoveDetail);
        choose(4, gui::DetailPane::Tab::Request);
        m_page->filterBar()->edit()->setText(u"last:5m -path:/v1/models "_s);
        choose(4, gui::DetailPane::Tab::Request);
        good = save(u"right"_s) && good;
        choose(4, gui::DetailPane::Tab::Summary);
        good = save(u"summary"_s) && good;
        m_page->run(gui::ActionId::MoveDetail);
        choose(7, gui::DetailPane::Tab::Attempts);
        good = save(u"attempts"_s) && good;
        choose(4, gui::DetailPane::Tab::Stream);
        good = save(u"stream"_s) && good;
        m_page->run(gui::ActionId::MoveDetail);
        choose(4, gui::DetailPane::Tab::Headers);
        good = save(u"headers"_s) && good;
        m_page->run(gui::ActionId::MoveDetail);
        m_page->filterBar()->edit()->setText(u"latency:>2 provider:openai "_s);
        choose(3, gui::DetailPane::Tab::Summary);
        good = save(u"error"_s) && good;
        m_page->filterBar()->edit()->setText(u"provider:nobody"_s);
        return save(u"nothing"_s) && good;
    }

private:
    void choose(int row, gui::DetailPane::Tab tab)
    {
        settle();
        m_page->table()->selectRow(row);
        m_page->pane()->openTab(tab);
        settle();
        m_page->pane()->setRequest(m_page->table()->currentRow(), sampleContent());
        settle();
    }

    bool save(const QString &scene)
    {
        settle();
        QWidget *window = m_shell->window();
        QPixmap picture(window->size() * m_ratio);
        picture.setDevicePixelRatio(m_ratio);
        window->render(&picture);
        const QString file = m_pictures.filePath(u"live-"_s + scene + m_suffix);
        std::printf("%s\n", qPrintable(file));
        return picture.save(file);
    }

    QDir m_pictures;
    QString m_suffix;
    int m_ratio;
    QTemporaryDir m_folder;
    Gateway m_gateway{nullptr};
    std::unique_ptr<gui::DesktopShell> m_shell;
    gui::LivePage *m_page = nullptr;
    TrafficModel *m_model = nullptr;
};

} // namespace

bool writeLiveScenes(const QDir &folder, const QString &suffix, gui::Theme::Preference scheme, int ratio,
                     QSize size)
{
    return Scenes(folder, suffix, scheme, ratio, size).write();
}

} // namespace bifrost::test
