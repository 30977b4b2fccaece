// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace bifrost::fuzz {

/// What must hold for every input. libFuzzer keeps the input that ends the process.
inline void require(bool holds, const char *what, const std::string &detail = {})
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n%s\n", what, detail.c_str());
    std::abort();
}

} // namespace bifrost::fuzz
