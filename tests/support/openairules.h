// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mockrequest.h"

#include <QStringList>

#include <optional>

namespace bifrost::test {

/// The refusal in OpenAI's form.
MockReply openAiError(int status, const QString &message, const QString &type,
                      const QString &param = QString(), const QString &code = QString());

/// The models that the mock has.
QStringList openAiModels();

/// What the real API would say against a request, if anything: it knows its parameters and takes no others.
/// Members that it is not known to check are let through.
std::optional<MockReply> refuseChat(const QJsonObject &body);
std::optional<MockReply> refuseCompletion(const QJsonObject &body);
std::optional<MockReply> refuseEmbedding(const QJsonObject &body);

} // namespace bifrost::test
