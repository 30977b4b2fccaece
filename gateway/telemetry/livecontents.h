// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/telemetry/secretmask.h"
#include "models/traffic/trafficcontent.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace bifrost::telemetry {

class ContentWriter;

/// What the newest requests said, in memory, for whoever watches: a ring with a cap. While requests run their
/// writers fill it from the gateway threads; the window reads copies. What was said longest ago falls out
/// first. Owned by the Recorder; any thread.
class LiveContents
{
public:
    static constexpr std::size_t MaxBody = 256 * 1024; ///< kept of each text
    static constexpr std::size_t MaxPieces = 8192; ///< whose times are kept, of one answer

    void setCap(std::size_t bytes); ///< 0: nothing is kept
    void clear();
    std::size_t heldBytes() const;

    /// Null: nothing is kept at present. The secrets are hidden in whatever is read.
    std::unique_ptr<ContentWriter> open(const std::string &id, SecretsPtr secrets);

    /// Nothing: not kept, or not changed since that revision.
    std::optional<TrafficContent> read(const std::string &id, std::uint64_t knownRevision = 0) const;

private:
    friend class ContentWriter;
    struct Entry;
    using EntryPtr = std::shared_ptr<Entry>;

    bool charge(Entry &entry, std::size_t bytes);
    void close(const EntryPtr &entry);
    void makeRoom(std::size_t wanted);

    mutable std::mutex m_mutex;
    std::size_t m_cap = 0;
    std::size_t m_held = 0;
    std::unordered_map<std::string, EntryPtr> m_entries;
    std::deque<EntryPtr> m_over; ///< those that have ended, the oldest first
};

/// Writes down what one request says while it runs. Owned by the call, on its gateway thread.
class ContentWriter
{
public:
    ~ContentWriter();

    void requestHead(std::string_view target);
    void requestLine(std::string_view name, std::string_view value);
    void requestBody(std::string_view body);

    void attemptBegins(int index, std::string_view url);
    void attemptLine(std::string_view name, std::string_view value);
    void attemptChange(std::size_t offset, std::size_t length, std::string_view text);
    void attemptAnswers(int status);
    void attemptAnswerLine(std::string_view name, std::string_view value);
    void attemptRefused(std::string_view body);

    void answerBegins(int status);
    void answerLine(std::string_view name, std::string_view value);
    void answerData(std::string_view bytes, std::int64_t atUs);

private:
    friend class LiveContents;
    ContentWriter(LiveContents &contents, LiveContents::EntryPtr entry);

    bool reserve(std::size_t bytes);
    void keep(KeptText &kept, std::string_view bytes);
    HeaderLine masked(std::string_view name, std::string_view value);

    LiveContents &m_contents;
    LiveContents::EntryPtr m_entry;
    std::size_t m_room = 0; ///< charged and not used yet
};

} // namespace bifrost::telemetry
