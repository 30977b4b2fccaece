// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logcolumns.h"

#include <string_view>

#include <sqlite3.h>

#include "models/log/attempttext.h"

namespace bifrost {

namespace {

// A longer text is cut: a row is a summary, and errors of providers can be whole pages.
constexpr std::size_t MaxTextBytes = 8 * 1024;

/// Cuts between characters, not within one.
std::string_view shortened(std::string_view text)
{
    if (text.size() <= MaxTextBytes)
        return text;
    std::size_t length = MaxTextBytes;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        --length;
    return text.substr(0, length);
}

/// Fills parameters from left to right; the first failure stays.
class Binder
{
public:
    explicit Binder(sqlite3_stmt *statement) : m_statement(statement) { }

    void text(std::string_view value)
    {
        ++m_column;
        if (value.empty()) // a null takes no room
            return keep(sqlite3_bind_null(m_statement, m_column));
        value = shortened(value);
        keep(sqlite3_bind_text(m_statement, m_column, value.data(), int(value.size()), SQLITE_STATIC));
    }

    void whole(std::int64_t value) { keep(sqlite3_bind_int64(m_statement, ++m_column, value)); }

    void wholeIf(bool known, std::int64_t value)
    {
        if (known)
            return whole(value);
        keep(sqlite3_bind_null(m_statement, ++m_column));
    }

    void longText(std::string_view value)
    {
        ++m_column;
        keep(value.empty()
                 ? sqlite3_bind_null(m_statement, m_column)
                 : sqlite3_bind_text(m_statement, m_column, value.data(), int(value.size()), SQLITE_STATIC));
    }

    int code() const { return m_code; }

private:
    void keep(int code)
    {
        if (m_code == SQLITE_OK)
            m_code = code;
    }

    sqlite3_stmt *m_statement;
    int m_column = 0;
    int m_code = SQLITE_OK;
};

class ColumnReader
{
public:
    explicit ColumnReader(sqlite3_stmt *statement) : m_statement(statement) { }

    std::string text()
    {
        const unsigned char *bytes = sqlite3_column_text(m_statement, m_column);
        const int length = sqlite3_column_bytes(m_statement, m_column++);
        return bytes ? std::string(bytes, bytes + length) : std::string();
    }

    std::int64_t whole() { return sqlite3_column_int64(m_statement, m_column++); }

    std::int64_t wholeOr(std::int64_t absent) { return isNull() ? (++m_column, absent) : whole(); }

    bool isNull() const { return sqlite3_column_type(m_statement, m_column) == SQLITE_NULL; }

private:
    sqlite3_stmt *m_statement;
    int m_column = 0;
};

} // namespace

const char LogColumnNames[] =
    "request_id, client_request_id, started_at_us, operation, method, path, client_name,"
    " model_asked, provider, model, key_name, status, http_status, stream, queued_us,"
    " connect_us, first_byte_us, total_us, request_bytes, response_bytes, input_tokens,"
    " output_tokens, cached_read_tokens, cached_write_tokens, reasoning_tokens,"
    " cost_nano_dollars, error_type, error_message, attempts";
const char LogColumnParameters[] =
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

int bindLogRow(sqlite3_stmt *statement, const LogRow &row, std::string &attempts)
{
    Binder bind(statement);
    bind.text(row.id);
    bind.text(row.clientRequestId);
    bind.whole(row.startedAtUs);
    bind.text(row.operation);
    bind.text(row.method);
    bind.text(row.path);
    bind.text(row.clientName);
    bind.text(row.modelAsked);
    bind.text(row.provider);
    bind.text(row.model);
    bind.text(row.keyName);
    bind.whole(int(row.status));
    bind.whole(row.httpStatus);
    bind.whole(row.stream ? 1 : 0);
    for (const std::int64_t phase : {row.queuedUs, row.connectUs, row.firstByteUs, row.totalUs})
        bind.wholeIf(phase >= 0, phase);
    bind.whole(row.requestBytes);
    bind.whole(row.responseBytes);
    const TokenUsage &usage = row.usage;
    bind.wholeIf(usage.known && !usage.lacksInput, usage.input);
    bind.wholeIf(usage.known && !usage.lacksOutput, usage.output);
    for (const std::int64_t tokens : {usage.cachedRead, usage.cachedWrite, usage.reasoning})
        bind.wholeIf(usage.known, tokens);
    bind.wholeIf(row.costKnown, row.cost.nanoDollars);
    bind.text(row.errorType);
    bind.text(row.errorMessage);
    attempts = attemptsToText(row.attempts);
    bind.longText(attempts);
    return bind.code();
}

LogRow readLogRow(sqlite3_stmt *statement)
{
    ColumnReader read(statement);
    LogRow row;
    row.id = read.text();
    row.clientRequestId = read.text();
    row.startedAtUs = read.whole();
    row.operation = read.text();
    row.method = read.text();
    row.path = read.text();
    row.clientName = read.text();
    row.modelAsked = read.text();
    row.provider = read.text();
    row.model = read.text();
    row.keyName = read.text();
    row.status = LogStatus(read.whole());
    row.httpStatus = int(read.whole());
    row.stream = read.whole() != 0;
    for (std::int64_t *phase : {&row.queuedUs, &row.connectUs, &row.firstByteUs, &row.totalUs})
        *phase = read.wholeOr(-1);
    row.requestBytes = read.whole();
    row.responseBytes = read.whole();
    TokenUsage &usage = row.usage;
    usage.lacksInput = read.isNull();
    usage.input = read.wholeOr(0);
    usage.lacksOutput = read.isNull();
    usage.output = read.wholeOr(0);
    usage.known = !read.isNull();
    usage.lacksInput = usage.lacksInput && usage.known;
    usage.lacksOutput = usage.lacksOutput && usage.known;
    for (std::int64_t *tokens : {&usage.cachedRead, &usage.cachedWrite, &usage.reasoning})
        *tokens = read.wholeOr(0);
    row.costKnown = !read.isNull();
    row.cost.nanoDollars = read.wholeOr(0);
    row.errorType = read.text();
    row.errorMessage = read.text();
    row.attempts = attemptsFromText(read.text());
    return row;
}

} // namespace bifrost
