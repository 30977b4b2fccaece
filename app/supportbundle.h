// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datafolder.h"
#include "models/support/redaction.h"
#include "models/support/supportfile.h"

#include <QByteArray>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStringList>

#include <optional>

namespace bifrost {

/// What somebody who is to help needs to know of this installation, without a secret and without anything
/// that was asked or answered. Reads the data folder and changes nothing there; takes some hundredths of a
/// second. A plain value.
struct SupportBundle
{
    static constexpr qint64 MostOfLog = 256 * 1024; ///< of each log, its end

    explicit SupportBundle(DataFolder dataFolder) : folder(std::move(dataFolder)) { }

    DataFolder folder;
    QStringList databases; ///< paths; where they are unknown the usual ones
    QJsonObject status; ///< of the program that runs; empty: none does, or it does not answer
    QJsonObject settings; ///< in force; secrets may be in it
    QStringList findings; ///< what there is to say about them
    QByteArray metrics;
    std::vector<std::string> secrets; ///< known ones
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();

    SupportFiles collect() const;
};

/// As one line for the local socket, and back.
QByteArray toJsonLine(const SupportFiles &files);
std::optional<SupportFiles> supportFilesFromJson(const QByteArray &json);

/// Packs them; only the user may read the file.
Result<void> saveSupportFiles(const SupportFiles &files, const QString &path);

} // namespace bifrost
