// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/flow/modelname.h"
#include "gateway/net/buffer.h"
#include "gateway/wire/openai_chat/chunk.h"
#include "models/core/error.h"

#include <string>
#include <string_view>

namespace bifrost::flow {

/// What a failed attempt leaves: our own error, or the answer in which the provider said no.
struct Refusal
{
    ModelName target;
    Error error;
    int status = 0; ///< of the provider's answer; 0: the error is ours
    std::string lines; ///< header lines of that answer
    net::Buffer body;
    std::string reason; ///< of the provider's answer, for a person; empty: it gives none
    std::string rawRequest; ///< what was refused, if the caller is to see it
    bool retryable = false; ///< the same might go well a little later
    bool keyRefused = false; ///< another key might do

    static Refusal ours(const ModelName &target, const Error &error, bool retryable = false);
    static Refusal answer(const ModelName &target, int status, std::string lines, net::Buffer body);

    /// An error that came as a good answer, or as the first event of a stream: what the status would have
    /// been, had it come in time.
    static Refusal firstEvent(const ModelName &target, const wire::ChunkFacts &facts, std::string_view data);

    /// Once nothing is in the body that nobody may read.
    void readReason();

    int callerStatus() const { return status ? status : error.status(); }
};

} // namespace bifrost::flow
