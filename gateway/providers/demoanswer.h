// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bifrost::providers {

/// What `demo/echo` has to say to a chat request, and how it says it.
class DemoAnswer
{
public:
    DemoAnswer(std::string_view requestJson, std::string_view model);

    int status() const { return m_status; }
    std::string whole() const; ///< the JSON of the answer, or of the error
    std::vector<std::string> events() const; ///< the same as a stream, one event each, the end marker last

    static std::string modelList();

private:
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
