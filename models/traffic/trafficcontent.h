// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bifrost {

/// A text of which only the beginning may have been kept.
struct KeptText
{
    std::string text;
    std::int64_t size = 0; ///< of the whole

    bool isCut() const { return size > std::int64_t(text.size()); }
};

struct HeaderLine
{
    std::string name;
    std::string value; ///< masked where it is a credential
};

/// Bytes of an answer up to `end` had been passed on at that time.
struct AnswerPiece
{
    std::int64_t atUs = 0; ///< since the start of the request
    std::int64_t end = 0;
};

/// How the request to a provider differs from that of the caller.
struct BodyChange
{
    std::size_t offset = 0; ///< in the caller's body
    std::size_t length = 0;
    std::string text; ///< what stands there instead
};

/// What went to a provider and what came back, of one attempt.
struct AttemptContent
{
    int index = 0; ///< among the attempts of the row
    std::string url;
    std::vector<HeaderLine> requestLines;
    std::vector<BodyChange> changes;
    int status = 0; ///< 0: no answer
    std::vector<HeaderLine> answerLines;
    KeptText refusal; ///< the answer, where it was not passed on
};

/// What a request and its answer said. A plain value without credentials.
struct TrafficContent
{
    std::uint64_t revision = 0; ///< grows with every change
    bool isOver = false;
    std::string target; ///< path and query
    std::vector<HeaderLine> requestLines;
    KeptText request;
    std::vector<AttemptContent> attempts;
    int status = 0; ///< of the answer to the caller; 0: none yet
    std::vector<HeaderLine> answerLines;
    KeptText answer;
    std::vector<AnswerPiece> pieces;
};

} // namespace bifrost
