// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bifrost::providers {

/// What a provider can be asked for.
enum class Operation : std::uint8_t { ChatCompletion, TextCompletion, Embedding, ListModels };

inline constexpr std::size_t OperationCount = 4;
using OperationSet = std::bitset<OperationCount>;

inline constexpr std::array AllOperations{Operation::ChatCompletion, Operation::TextCompletion,
                                          Operation::Embedding, Operation::ListModels};

constexpr std::size_t indexOf(Operation operation)
{
    return std::size_t(operation);
}

/// The name in `allowed_requests`, in logs and in `extra_fields.request_type`.
std::string_view operationName(Operation operation, bool stream);

} // namespace bifrost::providers
