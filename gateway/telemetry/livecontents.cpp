// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/telemetry/livecontents.h"

#include <algorithm>

namespace bifrost::telemetry {

namespace {

constexpr std::size_t Block = 4096; // charged at a time, so that a stream seldom asks
constexpr std::size_t EntrySize = 1024; // of an empty one, about

} // namespace

/// What is held of one request. The ring's own members are guarded by the ring, the rest by the entry.
struct LiveContents::Entry
{
    std::string id;
    SecretsPtr secrets;
    std::size_t charged = 0; ///< ring
    bool isHeld = true; ///< ring

    std::mutex mutex;
    TrafficContent content;
    Secrets own; ///< credentials of the caller
};

void LiveContents::setCap(std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    m_cap = bytes;
    makeRoom(0);
}

void LiveContents::clear()
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[id, entry] : m_entries)
        entry->isHeld = false;
    m_entries.clear();
    m_over.clear();
    m_held = 0;
}

std::size_t LiveContents::heldBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_held;
}

/// Lets the oldest go until there is room, or nothing is left but what still runs.
void LiveContents::makeRoom(std::size_t wanted)
{
    while (m_held + wanted > m_cap && !m_over.empty()) {
        const EntryPtr oldest = std::move(m_over.front());
        m_over.pop_front();
        oldest->isHeld = false;
        m_held -= oldest->charged;
        m_entries.erase(oldest->id);
    }
}

std::unique_ptr<ContentWriter> LiveContents::open(const std::string &id, SecretsPtr secrets)
{
    const std::lock_guard lock(m_mutex);
    makeRoom(EntrySize);
    if (m_held + EntrySize > m_cap)
        return nullptr;
    auto entry = std::make_shared<Entry>();
    entry->id = id;
    entry->secrets = std::move(secrets);
    entry->charged = EntrySize;
    m_held += EntrySize;
    m_entries.insert_or_assign(id, entry);
    return std::unique_ptr<ContentWriter>(new ContentWriter(*this, std::move(entry)));
}

bool LiveContents::charge(Entry &entry, std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    if (!entry.isHeld)
        return false;
    makeRoom(bytes);
    if (m_held + bytes > m_cap)
        return false;
    entry.charged += bytes;
    m_held += bytes;
    return true;
}

void LiveContents::close(const EntryPtr &entry)
{
    const std::lock_guard lock(m_mutex);
    if (entry->isHeld)
        m_over.push_back(entry);
}

std::optional<TrafficContent> LiveContents::read(const std::string &id, std::uint64_t knownRevision) const
{
    EntryPtr entry;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_entries.find(id);
        if (found == m_entries.end())
            return std::nullopt;
        entry = found->second;
    }
    TrafficContent content;
    Secrets own;
    {
        const std::lock_guard lock(entry->mutex);
        if (entry->content.revision <= knownRevision)
            return std::nullopt;
        content = entry->content;
        own = entry->own;
    }
    const auto clean = [&](std::string &text) {
        hideSecrets(text, own);
        if (entry->secrets)
            hideSecrets(text, *entry->secrets);
    };
    const auto cleanLines = [&](std::vector<HeaderLine> &lines) {
        for (HeaderLine &line : lines)
            clean(line.value);
    };
    clean(content.target);
    clean(content.request.text);
    clean(content.answer.text);
    cleanLines(content.requestLines);
    cleanLines(content.answerLines);
    for (AttemptContent &attempt : content.attempts) {
        clean(attempt.url);
        clean(attempt.refusal.text);
        cleanLines(attempt.requestLines);
        cleanLines(attempt.answerLines);
        for (BodyChange &change : attempt.changes)
            clean(change.text);
    }
    return content;
}

ContentWriter::ContentWriter(LiveContents &contents, LiveContents::EntryPtr entry)
    : m_contents(contents)
    , m_entry(std::move(entry))
{ }

ContentWriter::~ContentWriter()
{
    {
        const std::lock_guard lock(m_entry->mutex);
        m_entry->content.isOver = true;
        ++m_entry->content.revision;
    }
    m_contents.close(m_entry);
}

/// Before the entry is locked: the ring is never asked from within.
bool ContentWriter::reserve(std::size_t bytes)
{
    if (m_room < bytes) {
        const std::size_t wanted = (bytes - m_room + Block - 1) / Block * Block;
        if (!m_contents.charge(*m_entry, wanted))
            return false;
        m_room += wanted;
    }
    m_room -= bytes;
    return true;
}

void ContentWriter::keep(KeptText &kept, std::string_view bytes)
{
    // Once something is missing, nothing behind it is kept.
    const std::size_t room =
        kept.isCut() ? 0 : LiveContents::MaxBody - std::min(LiveContents::MaxBody, kept.text.size());
    std::string_view part = bytes.substr(0, room);
    if (!part.empty() && !reserve(part.size()))
        part = {};
    const std::lock_guard lock(m_entry->mutex);
    kept.text += part;
    kept.size += std::int64_t(bytes.size());
    ++m_entry->content.revision;
}

HeaderLine ContentWriter::masked(std::string_view name, std::string_view value)
{
    Secrets found;
    HeaderLine line{std::string(name), maskedValue(name, value, found)};
    if (!found.empty()) {
        const std::lock_guard lock(m_entry->mutex);
        m_entry->own.insert(m_entry->own.end(), found.begin(), found.end());
    }
    return line;
}

void ContentWriter::requestHead(std::string_view target)
{
    const std::lock_guard lock(m_entry->mutex);
    m_entry->content.target = maskedTarget(target, m_entry->own);
    ++m_entry->content.revision;
}

void ContentWriter::requestLine(std::string_view name, std::string_view value)
{
    if (!reserve(name.size() + value.size()))
        return;
    HeaderLine line = masked(name, value);
    const std::lock_guard lock(m_entry->mutex);
    m_entry->content.requestLines.push_back(std::move(line));
}

void ContentWriter::requestBody(std::string_view body)
{
    keep(m_entry->content.request, body);
}

void ContentWriter::attemptBegins(int index, std::string_view url)
{
    const bool kept = reserve(url.size() + sizeof(AttemptContent));
    const std::lock_guard lock(m_entry->mutex);
    AttemptContent attempt;
    attempt.index = index;
    if (kept)
        attempt.url = maskedTarget(url, m_entry->own);
    m_entry->content.attempts.push_back(std::move(attempt));
    ++m_entry->content.revision;
}

void ContentWriter::attemptLine(std::string_view name, std::string_view value)
{
    if (m_entry->content.attempts.empty() || !reserve(name.size() + value.size()))
        return;
    HeaderLine line = masked(name, value);
    const std::lock_guard lock(m_entry->mutex);
    m_entry->content.attempts.back().requestLines.push_back(std::move(line));
}

void ContentWriter::attemptChange(std::size_t offset, std::size_t length, std::string_view text)
{
    if (m_entry->content.attempts.empty() || !reserve(sizeof(BodyChange) + text.size()))
        return;
    const std::lock_guard lock(m_entry->mutex);
    m_entry->content.attempts.back().changes.push_back({offset, length, std::string(text)});
}

void ContentWriter::attemptAnswers(int status)
{
    const std::lock_guard lock(m_entry->mutex);
    if (!m_entry->content.attempts.empty())
        m_entry->content.attempts.back().status = status;
    ++m_entry->content.revision;
}

void ContentWriter::attemptAnswerLine(std::string_view name, std::string_view value)
{
    if (m_entry->content.attempts.empty() || !reserve(name.size() + value.size()))
        return;
    HeaderLine line = masked(name, value);
    const std::lock_guard lock(m_entry->mutex);
    m_entry->content.attempts.back().answerLines.push_back(std::move(line));
}

void ContentWriter::attemptRefused(std::string_view body)
{
    if (!m_entry->content.attempts.empty())
        keep(m_entry->content.attempts.back().refusal, body);
}

void ContentWriter::answerBegins(int status)
{
    const std::lock_guard lock(m_entry->mutex);
    m_entry->content.status = status;
    ++m_entry->content.revision;
}

void ContentWriter::answerLine(std::string_view name, std::string_view value)
{
    if (!reserve(name.size() + value.size()))
        return;
    HeaderLine line = masked(name, value);
    const std::lock_guard lock(m_entry->mutex);
    m_entry->content.answerLines.push_back(std::move(line));
}

void ContentWriter::answerData(std::string_view bytes, std::int64_t atUs)
{
    keep(m_entry->content.answer, bytes);
    TrafficContent &content = m_entry->content;
    if (content.pieces.size() >= LiveContents::MaxPieces || !reserve(sizeof(AnswerPiece)))
        return;
    const std::lock_guard lock(m_entry->mutex);
    content.pieces.push_back({atUs, content.answer.size});
}

} // namespace bifrost::telemetry
