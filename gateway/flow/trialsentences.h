// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/providers/provider.h"
#include "gateway/upstream/request.h"
#include "models/probe/connectionreport.h"

#include <string>
#include <string_view>

namespace bifrost::flow {

/// What a connection test says to a person when a step does not go well: what happened, why, and what to do.
/// No state; the texts hold what the provider said, so keys have to be hidden in them afterwards.
struct TrialSentences
{
    const providers::Provider &provider;
    const upstream::Endpoint &endpoint;

    std::string place() const; ///< "api.openai.com", with the port where it is not the usual one

    /// There was no answer. `reached` is the step that was under way.
    std::string noAnswer(const upstream::Failure &failure, TestStep::Kind reached) const;

    /// An answer that is not 200. `keyName` empty: no key was sent. `said` is the provider's own sentence.
    std::string refused(int status, const std::string &keyName, std::string_view said,
                        std::string_view path) const;

    std::string notAList(std::string_view path) const;
    std::string noModels() const;
};

} // namespace bifrost::flow
