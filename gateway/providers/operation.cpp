// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/providers/operation.h"

namespace bifrost::providers {

std::string_view operationName(Operation operation, bool stream)
{
    switch (operation) {
    case Operation::ChatCompletion:
        return stream ? "chat_completion_stream" : "chat_completion";
    case Operation::TextCompletion:
        return stream ? "text_completion_stream" : "text_completion";
    case Operation::Embedding:
        return "embedding";
    case Operation::ListModels:
        return "list_models";
    }
    return {};
}

} // namespace bifrost::providers
