// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerlistmodel.h"

#include "gui/providers/providerdesk.h"
#include "models/config/providerkind.h"
#include "models/config/socketurl.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

/// Where a server on this computer or in the house listens; a cloud is known by its name.
QString nearbyAddress(const QString &baseUrl)
{
    if (const auto atSocket = readSocketUrl(baseUrl))
        return atSocket->socket;
    const QUrl url(baseUrl);
    const QString host = url.host();
    const bool near = host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1)
        || host.startsWith("192.168."_L1) || host.startsWith("10."_L1);
    return near ? url.authority() : QString();
}

} // namespace

bool operator==(const ProviderListModel::Row &a, const ProviderListModel::Row &b)
{
    return a.id == b.id && a.title == b.title && a.details == b.details && a.changed == b.changed
        && a.local == b.local && a.standing.tone == b.standing.tone && a.standing.brief == b.standing.brief
        && a.standing.badge == b.standing.badge && a.standing.isBlocked == b.standing.isBlocked
        && a.standing.sentence == b.standing.sentence
        && a.standing.wantsAttention == b.standing.wantsAttention;
}

ProviderListModel::ProviderListModel(ProviderDesk *desk, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
{
    connect(desk, &ProviderDesk::listChanged, this, &ProviderListModel::reload);
    connect(desk, &ProviderDesk::changed, this, &ProviderListModel::refresh);
    connect(desk, &ProviderDesk::healthChanged, this, &ProviderListModel::refreshAll);
    reload();
}

int ProviderListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ProviderListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return u"%1 %2"_s.arg(row.title, row.details.join(u", "_s));
    case Qt::ToolTipRole: {
        const QString more = row.standing.sentence.isEmpty() ? latencyHint(row.id) : row.standing.sentence;
        QStringList lines{QStringList(QStringList{row.title} + row.details).join(u", "_s), more};
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    case Qt::AccessibleTextRole: {
        QStringList parts = QStringList{row.title} + row.details;
        if (!row.standing.badge.isEmpty())
            parts += row.standing.badge;
        if (row.changed)
            parts += tr("not applied");
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

/// What the time beside the name is, and how old.
QString ProviderListModel::latencyHint(const QString &id) const
{
    const ProviderDesk::Latency latency = m_desk->latency(id);
    if (latency.time.count() < 0)
        return {};
    const QString took = timeText(latency.time);
    const QString what = latency.fromRequests ? tr("Half of its last requests took %1 or less.").arg(took)
                                              : tr("The last test took %1.").arg(took);
    const auto minutes =
        std::chrono::duration_cast<std::chrono::minutes>(std::chrono::steady_clock::now() - latency.at);
    return minutes.count() < 1
        ? what
        : what + u' ' + tr("That was %n minute(s) ago.", nullptr, int(minutes.count()));
}

QModelIndex ProviderListModel::indexOf(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, &Row::id);
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()));
}

ProviderListModel::Row ProviderListModel::makeRow(const QString &id) const
{
    const ProviderDraft draft = m_desk->draft(id);
    const ProviderConfig config = draft.config();
    Row row;
    row.id = id;
    row.name = config.name;
    row.title = draft.name().isEmpty() ? tr("New provider") : providerTitle(draft.name());
    row.changed = m_desk->isChanged(id);
    row.local = m_desk->isLocal(id);
    row.standing = m_desk->standing(id);
    if (const FieldErrors wrong = m_desk->wrongEntries(id); !wrong.empty()) {
        row.standing = {.tone = Tone::Error,
                        .badge = tr("Wrong entry"),
                        .brief = tr("wrong entry"),
                        .sentence = tr("%n field(s) need a correction.", nullptr, int(wrong.size())),
                        .wantsAttention = true};
    }
    if (row.standing.isBlocked) {
        row.details = {tr("blocked by local only")};
        return row;
    }
    QStringList parts;
    const QString address = nearbyAddress(config.network.baseUrl);
    if (!address.isEmpty())
        parts += address;
    else if (config.custom)
        parts += QUrl(config.network.baseUrl).host();
    else if (row.title != row.name)
        parts += row.name;
    parts.removeAll(QString());
    if (!config.keys.empty())
        parts += tr("%n key(s)", nullptr, int(config.keys.size()));
    if (const QStringList models = m_desk->models(id); !models.isEmpty())
        parts += tr("%Ln model(s)", nullptr, int(models.size()));
    // What is wrong stands beside the name, and is not to be gainsaid here.
    if (parts.isEmpty())
        parts += draft.isNew()            ? tr("not applied yet")
            : row.standing.wantsAttention ? row.standing.badge
                                          : tr("no key needed");
    row.details = parts;
    return row;
}

int ProviderListModel::attention() const
{
    return int(std::ranges::count_if(m_rows, [](const Row &row) { return row.standing.wantsAttention; }));
}

void ProviderListModel::reload()
{
    beginResetModel();
    m_rows.clear();
    for (const QString &id : m_desk->ids())
        m_rows.push_back(makeRow(id));
    endResetModel();
}

void ProviderListModel::refresh(const QString &id)
{
    const QModelIndex index = indexOf(id);
    if (!index.isValid())
        return;
    Row row = makeRow(id);
    Row &shown = m_rows[std::size_t(index.row())];
    if (row == shown)
        return;
    shown = std::move(row);
    Q_EMIT dataChanged(index, index);
}

void ProviderListModel::refreshAll()
{
    for (const QString &id : m_desk->ids())
        refresh(id);
}

} // namespace bifrost::gui
