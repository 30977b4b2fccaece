// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/flow/localscan.h"

#include "gateway/upstream/request.h"

#include <fmt/format.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <set>

namespace bifrost::flow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t MaxAnswer = 2 * 1024 * 1024;
constexpr qsizetype MaxModels = 500;

struct Known
{
    QLatin1StringView name;
    QLatin1StringView title;
};

constexpr Known Ollama{"ollama"_L1, "Ollama"_L1};
constexpr Known LmStudio{"lmstudio"_L1, "LM Studio"_L1};
constexpr Known LlamaCpp{"llamacpp"_L1, "llama.cpp"_L1};
constexpr Known Vllm{"vllm"_L1, "vLLM"_L1};
constexpr Known Mlx{"mlx-local"_L1, "MLX"_L1};

/// What is asked, in this order, until the server is known and has told its models.
constexpr std::array Paths{"/api/tags", "/api/v0/models", "/props", "/v1/models"};

QStringList namesIn(const QJsonArray &models, QLatin1StringView member)
{
    QStringList names;
    for (const QJsonValue &model : models) {
        if (const QString name = model[member].toString(); !name.isEmpty() && names.size() < MaxModels)
            names += name;
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

/// Of those that show by the way who they are; null: the mark is empty.
const Known *markedAs(QLatin1StringView mark)
{
    for (const Known *known : {&LlamaCpp, &LmStudio}) {
        if (known->name == mark)
            return known;
    }
    return nullptr;
}

/// Who answers /v1/models, by the marks that each server leaves in it; null: nobody we know.
const Known *knownByList(const QJsonObject &list, const std::string &serverField)
{
    const QJsonObject first = list[u"data"].toArray().first().toObject();
    const QString owner = first[u"owned_by"].toString();
    if (owner == "vllm"_L1)
        return &Vllm;
    if (owner == "llamacpp"_L1 || serverField.starts_with("llama.cpp"))
        return &LlamaCpp;
    if (owner == "organization_owner"_L1)
        return &LmStudio;
    if (owner == "library"_L1)
        return &Ollama;
    // It is Python's plain server and says nothing of an owner.
    const bool isPlainPython = serverField.starts_with("BaseHTTP/") || serverField.starts_with("SimpleHTTP/");
    if (isPlainPython && list[u"data"].isArray() && owner.isEmpty() && list[u"object"] == "list"_L1)
        return &Mlx;
    return nullptr;
}

} // namespace

/// The questions to one port, one after the other over one connection.
class LocalScan::Visit final : public upstream::AnswerSink, private net::DeadlineSink
{
public:
    Visit(LocalScan &scan, net::Loop &loop, const LocalPort &port)
        : m_scan(scan)
        , m_port(port.number)
        , m_isLmStudios(port.owner == LmStudio.name)
        , m_next(loop.timers(), *this)
    {
        auto endpoint = std::make_shared<upstream::Endpoint>();
        endpoint->host = "localhost";
        endpoint->port = port.number;
        endpoint->maxConnections = 1;
        m_endpoint = std::move(endpoint);
    }

    bool isOver() const { return m_over; }
    const LocalServer &found() const { return m_found; }

    void ask()
    {
        m_body.clear();
        m_serverField.clear();
        m_status = 0;
        m_question = fmt::format("GET {} HTTP/1.1\r\nHost: localhost:{}\r\nUser-Agent: "
                                 "bifrost-desktop\r\nAccept: application/json\r\n\r\n",
                                 Paths[m_path], m_port);
        const upstream::Deadlines deadlines{m_scan.m_limit, m_scan.m_limit, m_scan.m_limit, m_scan.m_limit};
        const std::string_view piece = m_question;
        m_scan.m_client.send(m_request, m_endpoint, {&piece, 1}, deadlines, false, *this);
    }

    void onHead(const net::AnswerHead &head) override
    {
        m_status = head.status;
        m_serverField = head.value("server");
    }

    bool onData(std::string_view bytes) override
    {
        if (m_body.size() + bytes.size() <= MaxAnswer)
            m_body.append(bytes);
        else
            m_status = 0; // nobody's list of models is so long
        return true;
    }

    void onEnd() override
    {
        const QJsonDocument answer =
            m_status == 200 ? QJsonDocument::fromJson(QByteArray::fromStdString(m_body)) : QJsonDocument();
        if (recognise(answer.object())) {
            end();
        } else if (++m_path == Paths.size()) {
            if (const Known *marked = markedAs(m_mark))
                take(*marked, {}, {}); // it does not say which models it has
            end();
        } else {
            m_next.start(std::chrono::milliseconds(0)); // from the loop: the connection is on the stack
        }
    }

    void onFailed(const upstream::Failure &) override { end(); }

private:
    bool recognise(const QJsonObject &answer)
    {
        const std::string_view path = Paths[m_path];
        const QJsonArray models = answer[u"data"].toArray();
        if (path == "/api/tags") {
            // llama.cpp answers here too, with both lists in one.
            if (const Known *other = models.isEmpty() ? nullptr : knownByList(answer, m_serverField))
                return take(*other, models, "id"_L1);
            if (m_serverField.starts_with("llama.cpp"))
                m_mark = LlamaCpp.name;
            // LM Studio says so, with status 200, of every path that it does not know.
            if (answer[u"error"].toString().startsWith("Unexpected endpoint or method."_L1))
                m_mark = LmStudio.name;
            return m_mark.isEmpty() && answer[u"models"].isArray()
                && take(Ollama, answer[u"models"].toArray(), "name"_L1);
        }
        if (path == "/api/v0/models")
            return models.first().toObject().contains(u"publisher") && take(LmStudio, models, "id"_L1);
        if (path == "/props") { // says which server it is, not which models it has
            if (answer.contains(u"default_generation_settings"))
                m_mark = LlamaCpp.name;
            return false;
        }
        const Known *known = markedAs(m_mark);
        if (!known)
            known = knownByList(answer, m_serverField);
        if (!known && m_isLmStudios && answer[u"data"].isArray() && answer[u"object"] == "list"_L1)
            known = &LmStudio;
        return known && take(*known, models, "id"_L1);
    }

    bool take(const Known &known, const QJsonArray &models, QLatin1StringView member)
    {
        m_found.name = known.name;
        m_found.title = known.title;
        m_found.baseUrl = u"http://localhost:%1"_s.arg(m_port);
        m_found.models = namesIn(models, member);
        return true;
    }

    void end()
    {
        if (!std::exchange(m_over, true))
            m_scan.onVisitEnded();
    }

    void onDeadline(net::Deadline &) override { ask(); }

    LocalScan &m_scan;
    const std::uint16_t m_port;
    const bool m_isLmStudios; ///< the port
    upstream::EndpointPtr m_endpoint;
    std::string m_question;
    std::string m_body;
    std::string m_serverField;
    LocalServer m_found;
    net::Deadline m_next;
    std::size_t m_path = 0;
    int m_status = 0;
    QLatin1StringView m_mark; ///< who it is, by what it answered so far; empty: not known
    bool m_over = false;
    upstream::Request m_request; // last: it is given up first
};

LocalScan::LocalScan(net::Loop &loop, const Plan &plan, Tell tell)
    : m_client(loop,
               std::make_shared<const net::EgressGuard>(
                   net::EgressGuard::Rules{.localOnly = true, .allow = {}, .ownPorts = {plan.ownPort}}),
               std::make_shared<upstream::TlsContexts>())
    , m_limit(plan.deadline)
    , m_tell(std::move(tell))
    , m_deadline(loop.timers(), *this)
{
    std::set<quint16> numbers;
    for (const LocalPort &port : plan.ports) {
        if (port.number != 0 && port.number != plan.ownPort && numbers.insert(port.number).second)
            m_visits.push_back(std::make_unique<Visit>(*this, loop, port));
    }
}

LocalScan::~LocalScan() = default;

void LocalScan::begin()
{
    m_running = m_visits.size();
    for (const auto &visit : m_visits)
        visit->ask();
    // Where there is nothing to ask, the answer comes from the loop all the same.
    m_deadline.start(m_visits.empty() ? std::chrono::milliseconds(0) : m_limit);
}

void LocalScan::onVisitEnded()
{
    if (--m_running == 0)
        m_deadline.start(std::chrono::milliseconds(0));
}

/// All have answered, or those that have not by now are not worth waiting for.
void LocalScan::onDeadline(net::Deadline &)
{
    std::vector<LocalServer> servers;
    for (const auto &visit : m_visits) {
        const bool twice = std::ranges::count(servers, visit->found().name, &LocalServer::name) > 0;
        if (!visit->isOver() || visit->found().name.isEmpty() || twice)
            continue; // one of each kind: the name is the provider's
        servers.push_back(visit->found());
    }
    m_visits.clear();
    const Tell tell = std::exchange(m_tell, nullptr); // it may destroy us
    if (tell)
        tell(servers);
}

} // namespace bifrost::flow
