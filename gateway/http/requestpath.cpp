// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/requestpath.h"

#include "gateway/net/headparser.h"

namespace bifrost::http {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = char(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool decode(std::string_view text, std::string &out)
{
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size())
                return false;
            const int high = hexDigit(text[i + 1]);
            const int low = hexDigit(text[i + 2]);
            if (high < 0 || low < 0 || (high == 0 && low == 0))
                return false;
            c = char(high * 16 + low);
            i += 2;
        }
        out += c == '\\' ? '/' : c;
    }
    return true;
}

/// Resolves empty, `.` and `..` segments; nothing climbs above the root.
void normalise(std::string &path)
{
    std::string clean;
    clean.reserve(path.size());
    std::size_t at = 0;
    while (at < path.size()) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view segment = std::string_view(path).substr(at, end - at);
        if (segment == "..") {
            const std::size_t slash = clean.rfind('/');
            clean.resize(slash == std::string::npos ? 0 : slash);
        } else if (!segment.empty() && segment != ".") {
            clean += '/';
            clean += segment;
        }
        at = end + 1;
    }
    if (clean.empty())
        clean = '/';
    path = std::move(clean);
}

bool needsWork(std::string_view path)
{
    for (std::size_t i = 0; i < path.size(); ++i) {
        const char c = path[i];
        if (c == '%' || c == '\\')
            return true;
        if (c == '/' && (i + 1 == path.size() || path[i + 1] == '/' || path[i + 1] == '.'))
            return true;
    }
    return false;
}

} // namespace

bool parseTarget(std::string_view target, RequestPath &into)
{
    into.path.clear();
    into.query = {};
    into.authority = {};
    if (target == "*") {
        into.path = "*";
        return true;
    }
    if (!target.starts_with('/')) {
        const std::size_t scheme = target.find("://");
        if (scheme == std::string_view::npos
            || (!net::equalIgnoringCase(target.substr(0, scheme), "http")
                && !net::equalIgnoringCase(target.substr(0, scheme), "https")))
            return false;
        target.remove_prefix(scheme + 3);
        const std::size_t end = std::min(target.find_first_of("/?"), target.size());
        into.authority = target.substr(0, end);
        target.remove_prefix(end);
        if (!net::isValidHost(into.authority))
            return false;
    }
    const std::size_t question = target.find('?');
    const std::string_view path = target.substr(0, question);
    if (question != std::string_view::npos)
        into.query = target.substr(question + 1);
    if (!needsWork(path) && !path.empty()) {
        into.path = path;
        return true;
    }
    if (!decode(path, into.path))
        return false;
    normalise(into.path);
    return true;
}

bool endsInSlash(std::string_view target)
{
    std::string path;
    if (!decode(target.substr(0, target.find('?')), path))
        return false;
    const std::string_view last = std::string_view(path).substr(path.rfind('/') + 1);
    return last.empty() || last == "." || last == "..";
}

} // namespace bifrost::http
