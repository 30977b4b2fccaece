// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/wire/splice.h"

#include <string>
#include <string_view>
#include <vector>

namespace bifrost::providers {

/// What `demo/echo` has to say to a chat request, and how it says it.
class DemoAnswer
{
public:
    /// Of a longer request nothing but its size is looked at: to take it apart would cost many times its
    /// size.
    static constexpr std::size_t MostRead = 1024 * 1024;

    DemoAnswer(const wire::SplicedBody *request, std::string_view model);

    int status() const { return m_status; }
    std::string whole() const; ///< the JSON of the answer, or of the error
    std::vector<std::string> events() const; ///< the same as a stream, one event each, the end marker last

    static std::string modelList();

private:
    void read(const std::string &requestJson);

    std::string start(std::string_view object) const;
    std::string chunk(std::string_view choice) const;
    std::string usage() const;

    std::string m_model;
    std::string m_text;
    std::string m_id;
    std::string m_error;
    int m_status = 200;
    int m_promptTokens = 0;
    int m_completionTokens = 0;
    bool m_includeUsage = false;
};

} // namespace bifrost::providers
