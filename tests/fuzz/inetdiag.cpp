// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the kernel's datagram holds, reading stays within it, and what is taken for an answer is one.
#include "gateway/net/inetdiag.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>
#include <memory>

using namespace bifrost::net;
using bifrost::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto copy = std::make_unique<char[]>(size); // of exactly this size, so that reading on is found
    std::copy_n(data, size, copy.get());
    const inetdiag::Answer answer = inetdiag::readAnswer({copy.get(), size}, 0x01020304);
    using Kind = inetdiag::Answer::Kind;
    if (answer.kind == Kind::Failed || answer.kind == Kind::NoRow)
        require(answer.error > 0, "a refusal has a reason");
    if (answer.kind != Kind::Row)
        return 0;
    const inetdiag::Row &row = answer.row;
    require(size >= 88, "a row has its bytes");
    require(row.local.family() == row.remote.family(), "both ends are of one family");
    require(row.local.isSameAs(row.local), "an address is the same as itself");
    const std::string question = inetdiag::question(row.local, row.remote, 1);
    require(question.size() == 72, "a question has its size");
    require(inetdiag::readAnswer(question, 1).kind == Kind::Broken, "a question is no answer");
    return 0;
}
