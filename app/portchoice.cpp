// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portchoice.h"

#include "models/core/regularfile.h"
#include "models/core/wholefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bifrost {
namespace {

constexpr int MostTries = 50;
constexpr qint64 LargestNote = 4096;

} // namespace

PortChoice::PortChoice(QString noteFile, quint16 wanted)
    : m_noteFile(std::move(noteFile))
    , m_wanted(wanted)
    , m_current(noted().value_or(wanted))
{ }

bool PortChoice::tryNext()
{
    // Zero already means any free port; above 65535 there is none.
    if (m_wanted == 0 || m_current == 65535 || ++m_tries > MostTries)
        return false;
    ++m_current;
    return true;
}

bool PortChoice::remember() const
{
    const QJsonObject note{{u"wanted"_s, m_wanted}, {u"used"_s, m_current}};
    return writeWholeFile(m_noteFile, QJsonDocument(note).toJson()).hasValue();
}

/// A note counts for the port that it replaced: once the user asks for another one, it is void.
std::optional<quint16> PortChoice::noted() const
{
    QFile file(m_noteFile);
    if (m_wanted == 0 || m_noteFile.isEmpty() || !openRegularFile(file))
        return {};
    const QJsonObject note = QJsonDocument::fromJson(file.read(LargestNote)).object();
    const int used = note[u"used"].toInt();
    if (note[u"wanted"].toInt() != m_wanted || used <= 0 || used > 65535)
        return {};
    return static_cast<quint16>(used);
}

} // namespace bifrost
