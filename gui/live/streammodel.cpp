// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/streammodel.h"

#include "models/traffic/traffictext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int MaxEventText = 300; // characters of an event

} // namespace

void StreamModel::setEvents(std::vector<StreamEvent> events)
{
    const int before = int(m_events.size());
    const int after = int(events.size());
    const bool grows = before > 0 && after >= before && events[0].data == m_events[0].data
        && events[0].atUs == m_events[0].atUs;
    if (!grows) {
        beginResetModel();
        m_events = std::move(events);
        endResetModel();
        return;
    }
    if (after == before) {
        m_events = std::move(events);
        Q_EMIT dataChanged(index(before - 1, 0), index(before - 1, ColumnCount - 1));
        return;
    }
    beginInsertRows({}, before, after - 1);
    m_events = std::move(events);
    endInsertRows();
}

int StreamModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int StreamModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString StreamModel::text(int row, int column) const
{
    const StreamEvent &event = m_events[std::size_t(row)];
    const std::int64_t before = row > 0 ? m_events[std::size_t(row) - 1].atUs : 0;
    switch (column) {
    case Number:
        return QLocale().toString(row + 1);
    case At:
        return TrafficText::duration(event.atUs);
    case Gap:
        return row == 0 || event.atUs < 0 ? QString() : u"+"_s + TrafficText::duration(event.atUs - before);
    case Addition: {
        if (event.isComment)
            return tr("keep-alive");
        if (event.isOpen)
            return tr("not complete: %1").arg(event.data.left(MaxEventText));
        const QString shown = event.addition.isEmpty()
            ? (event.name.isEmpty() ? QString() : event.name + u"  "_s) + event.data
            : event.addition;
        return shown.left(MaxEventText).replace(u'\n', u'\u21b5');
    }
    case Size:
        return QLocale().formattedDataSize(event.size, 0);
    default:
        return {};
    }
}

QVariant StreamModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == Addition ? m_events[std::size_t(index.row())].data.left(4 * MaxEventText)
                                          : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(index.column() == Addition ? Qt::AlignLeft | Qt::AlignVCenter
                                                   : Qt::AlignRight | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(),
                               text(index.row(), index.column()));
    default:
        return {};
    }
}

QVariant StreamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == Addition ? Qt::AlignLeft | Qt::AlignVCenter
                                            : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("No.");
    case At:
        return tr("At");
    case Gap:
        return tr("After");
    case Addition:
        return tr("Adds");
    case Size:
        return tr("Size");
    default:
        return {};
    }
}

} // namespace bifrost::gui
