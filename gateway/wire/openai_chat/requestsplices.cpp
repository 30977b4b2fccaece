// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/wire/openai_chat/requestsplices.h"

#include "gateway/wire/jsontext.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace bifrost::wire {

namespace {

/// Whether other members are left when the fallbacks are gone: then a comma went with them.
bool hasOtherMembers(const Envelope &envelope, std::string_view body)
{
    if (envelope.fallbacksMember.isEmpty())
        return envelope.hasMembers;
    const std::string_view member = envelope.fallbacksMember.in(body);
    return member.front() == ',' || member.back() == ',';
}

/// Collects the splices of one request. Members that it lacks come first in its object, all by one splice.
class Changes
{
public:
    Changes(const Envelope &envelope, std::string_view body) : m_envelope(envelope), m_body(body) { }

    void replace(const Span &span, std::string text)
    {
        m_splices.push_back({span.offset, span.length, std::move(text)});
    }

    void includeUsage()
    {
        if (m_envelope.includeUsage)
            return;
        if (m_envelope.streamOptions.isEmpty()) {
            add(R"("stream_options":{"include_usage":true})");
        } else if (!m_envelope.hasStreamOptions) {
            replace(m_envelope.streamOptions, R"({"include_usage":true})");
        } else if (!m_envelope.streamOptionsIsObject) {
            return; // wrong, and for the provider to say so
        } else if (m_envelope.includeUsageValue.isEmpty()) {
            const char *const comma = m_envelope.streamOptionsHasMembers ? "," : "";
            replace({m_envelope.streamOptions.offset + 1, 0}, std::string(R"("include_usage":true)") + comma);
        } else if (const std::string_view value = m_envelope.includeUsageValue.in(m_body);
                   value == "false" || value == "null") { // others are wrong as well
            replace(m_envelope.includeUsageValue, "true");
        }
    }

    void noStore()
    {
        if (m_envelope.storeValue.isEmpty())
            add(R"("store":false)");
        else if (m_envelope.storeValue.in(m_body) != "false")
            replace(m_envelope.storeValue, "false");
    }

    std::vector<Splice> take()
    {
        if (!m_added.empty()) {
            if (hasOtherMembers(m_envelope, m_body))
                m_added += ',';
            replace({m_envelope.afterOpenBrace, 0}, std::move(m_added));
        }
        std::sort(m_splices.begin(), m_splices.end(), [](const Splice &a, const Splice &b) {
            return std::tie(a.offset, a.length) < std::tie(b.offset, b.length);
        });
        return std::move(m_splices);
    }

private:
    void add(std::string_view member) { m_added.append(m_added.empty() ? "" : ",").append(member); }

    const Envelope &m_envelope;
    const std::string_view m_body;
    std::vector<Splice> m_splices;
    std::string m_added;
};

} // namespace

std::vector<Splice> requestSplices(const Envelope &envelope, std::string_view body,
                                   std::string_view upstreamModel, const RequestWishes &wishes)
{
    Changes changes(envelope, body);
    if (envelope.hasModel && envelope.model != upstreamModel) {
        std::string model;
        appendJsonString(model, upstreamModel);
        changes.replace(envelope.modelToken, std::move(model));
    }
    if (!envelope.fallbacksMember.isEmpty())
        changes.replace(envelope.fallbacksMember, {});
    if (wishes.includeUsage)
        changes.includeUsage();
    if (wishes.noStore)
        changes.noStore();
    return changes.take();
}

} // namespace bifrost::wire
