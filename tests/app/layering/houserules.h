// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace bifrost::test {

/// Which rules of the house a source file breaks, one sentence each. `path` is relative to the root of the
/// repository and decides which rules hold.
QStringList brokenRules(const QString &path, const QString &content);

} // namespace bifrost::test
