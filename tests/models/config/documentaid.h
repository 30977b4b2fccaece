// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>

#include "models/config/configdocument.h"

namespace bifrost::test {

/// A document as somebody writes it.
inline ConfigDocument doc(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("%s in %s", qPrintable(error.errorString()), json.constData());
    return ConfigDocument::split(object);
}

} // namespace bifrost::test
