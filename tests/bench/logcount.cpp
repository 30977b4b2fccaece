// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/logcount.h"

#include "tests/bench/failure.h"

#include <sqlite3.h>

#include <memory>
#include <string>

namespace bifrost::bench {

std::int64_t countLogRows(const std::filesystem::path &folder)
{
    const std::string file = (folder / "logs.db").string();
    sqlite3 *opened = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database(opened, sqlite3_close);
    if (result != SQLITE_OK)
        throw Failure("the gateway has left no log in " + file);

    std::int64_t rows = 0;
    const auto take = [](void *sum, int, char **values, char **) {
        *static_cast<std::int64_t *>(sum) = std::stoll(values[0]);
        return 0;
    };
    if (sqlite3_exec(opened, "SELECT count(*) FROM requests", take, &rows, nullptr) != SQLITE_OK)
        throw Failure("no log in " + file + ": " + sqlite3_errmsg(opened));
    return rows;
}

} // namespace bifrost::bench
