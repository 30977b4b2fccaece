// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/trafficmodel.h"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "models/traffic/traffictext.h"

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

std::int64_t clockUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

TrafficModel::TrafficModel(QObject *parent, int maxRows) : QAbstractTableModel(parent), m_all(maxRows) { }

void TrafficModel::append(std::vector<LogRowPtr> rows)
{
    m_nowUs = clockUs();
    const TrafficRows::Change change = m_all.append(std::move(rows));
    std::vector<Item> fresh;
    for (std::uint64_t number = change.firstNew; number < m_all.end(); ++number) {
        if (passes(*m_all.at(number)))
            fresh.push_back({number, m_all.at(number)});
    }
    if (m_paused) {
        showReplaced(change.replaced);
        m_missed += int(fresh.size());
        return;
    }
    std::size_t gone = 0;
    while (gone < m_shown.size() && m_shown[gone].number < m_all.first())
        ++gone;
    dropOldest(gone);
    showReplaced(change.replaced);
    insertItems(std::move(fresh));
}

bool TrafficModel::passes(const LogRow &row) const
{
    return m_filter.matches(row, m_nowUs);
}

int TrafficModel::indexOf(std::uint64_t number) const
{
    const auto found = std::lower_bound(m_shown.begin(), m_shown.end(), number,
                                        [](const Item &item, std::uint64_t n) { return item.number < n; });
    return int(found - m_shown.begin());
}

void TrafficModel::dropOldest(std::size_t count)
{
    if (count == 0)
        return;
    const int rows = int(m_shown.size());
    beginRemoveRows({}, rows - int(count), rows - 1);
    m_shown.erase(m_shown.begin(), m_shown.begin() + std::ptrdiff_t(count));
    endRemoveRows();
}

/// A row that changes may begin or cease to pass the filter.
void TrafficModel::showReplaced(const std::vector<std::uint64_t> &numbers)
{
    std::vector<Item> late;
    int lowest = -1;
    int highest = -1;
    for (const std::uint64_t number : numbers) {
        const LogRowPtr &row = m_all.at(number);
        const int index = indexOf(number);
        const bool isShown = index < int(m_shown.size()) && m_shown[std::size_t(index)].number == number;
        const bool isWanted = passes(*row);
        if (isShown && (isWanted || m_paused)) {
            m_shown[std::size_t(index)].row = row;
            lowest = lowest < 0 ? index : lowest;
            highest = index;
        } else if (isShown) {
            // What has been noted as changed lies before it and keeps its index.
            beginRemoveRows({}, rowOfIndex(index), rowOfIndex(index));
            m_shown.erase(m_shown.begin() + index);
            endRemoveRows();
        } else if (isWanted && !m_paused) {
            late.push_back({number, row});
        }
    }
    if (highest >= 0)
        Q_EMIT dataChanged(index(rowOfIndex(highest), 0), index(rowOfIndex(lowest), ColumnCount - 1));
    insertItems(std::move(late));
}

/// In order; those that come to stand side by side are one insertion.
void TrafficModel::insertItems(std::vector<Item> items)
{
    for (auto from = items.begin(); from != items.end();) {
        const int index = indexOf(from->number);
        const bool atEnd = index == int(m_shown.size());
        const auto to = atEnd ? items.end() : std::find_if(from, items.end(), [&](const Item &item) {
            return item.number > m_shown[std::size_t(index)].number;
        });
        const int count = int(to - from);
        const int row = int(m_shown.size()) - index;
        beginInsertRows({}, row, row + count - 1);
        m_shown.insert(m_shown.begin() + index, std::make_move_iterator(from), std::make_move_iterator(to));
        endInsertRows();
        from = to;
    }
}

void TrafficModel::rebuild()
{
    beginResetModel();
    m_nowUs = clockUs();
    m_shown.clear();
    m_missed = 0;
    for (std::uint64_t number = m_all.first(); number < m_all.end(); ++number) {
        if (!passes(*m_all.at(number)))
            continue;
        if (m_paused && number >= m_pausedAt)
            ++m_missed; // stays back whatever the filter is
        else
            m_shown.push_back({number, m_all.at(number)});
    }
    endResetModel();
}

void TrafficModel::clear()
{
    beginResetModel();
    m_all.clear();
    m_shown.clear();
    m_missed = 0;
    endResetModel();
}

void TrafficModel::setFilter(const TrafficFilter &filter)
{
    m_filter = filter;
    rebuild();
}

void TrafficModel::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    m_pausedAt = m_all.end();
    if (!paused)
        rebuild();
    Q_EMIT pausedChanged();
}

void TrafficModel::forgetAged()
{
    if (m_filter.windowUs() == 0 || m_paused)
        return;
    m_nowUs = clockUs();
    std::size_t aged = 0;
    while (aged < m_shown.size() && m_shown[aged].row->startedAtUs < m_nowUs - m_filter.windowUs())
        ++aged;
    dropOldest(aged);
}

const LogRow *TrafficModel::peek(int row) const
{
    return row >= 0 && row < rowCount() ? m_shown[std::size_t(rowOfIndex(row))].row.get() : nullptr;
}

LogRowPtr TrafficModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_shown[std::size_t(rowOfIndex(row))].row : nullptr;
}

int TrafficModel::rowOf(const std::string &id) const
{
    const auto found = std::find_if(m_shown.rbegin(), m_shown.rend(),
                                    [&id](const Item &item) { return item.row->id == id; });
    return found == m_shown.rend() ? -1 : int(found - m_shown.rbegin());
}

int TrafficModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int TrafficModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrafficModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LogRow *row = peek(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(*row, index.column());
    case Qt::ToolTipRole:
        return row->errorMessage.empty() ? QVariant() : QString::fromStdString(row->errorMessage);
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(columnTitle(index.column()), displayText(*row, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant(alignment(index.column()));
    case RowRole:
        return QVariant::fromValue(rowAt(index.row()));
    default:
        return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(alignment(section));
    return role == Qt::DisplayRole ? QVariant(columnTitle(section)) : QVariant();
}

QString TrafficModel::columnTitle(int column)
{
    switch (column) {
    case Time:
        return tr("Time");
    case Via:
        return tr("Via", "the provider that a request went through");
    case Request:
        return tr("Request");
    case Model:
        return tr("Model asked, used");
    case Key:
        return tr("Key");
    case Client:
        return tr("Client");
    case Status:
        return tr("Status");
    case Stream:
        return tr("Stream");
    case Latency:
        return tr("Latency");
    case FirstToken:
        return tr("First token");
    case Tokens:
        return tr("Tokens in / out");
    case Cost:
        return tr("Cost");
    default:
        return {};
    }
}

QString TrafficModel::filterField(int column)
{
    static const QHash<int, QString> fields{
        {Via, u"provider"_s},  {Request, u"path"_s},  {Model, u"model"_s},  {Key, u"key"_s},
        {Client, u"client"_s}, {Status, u"status"_s}, {Stream, u"stream"_s}};
    return fields.value(column);
}

QString TrafficModel::filterValue(const LogRow &row, int column)
{
    switch (column) {
    case Via:
        return QString::fromStdString(row.provider);
    case Request:
        return QString::fromStdString(row.path);
    case Model:
        return QString::fromStdString(row.model.empty() ? row.modelAsked : row.model);
    case Key:
        return QString::fromStdString(row.keyName);
    case Client:
        return QString::fromStdString(row.clientName);
    case Status:
        return row.status == LogStatus::Running  ? u"running"_s
            : row.status == LogStatus::Cancelled ? u"cancelled"_s
                                                 : QString::number(row.httpStatus);
    case Stream:
        return row.stream ? u"yes"_s : u"no"_s;
    default:
        return {};
    }
}

Qt::Alignment TrafficModel::alignment(int column)
{
    return column >= Latency ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter;
}

QString TrafficModel::displayText(const LogRow &row, int column) const
{
    const auto orDash = [](const std::string &text) {
        return text.empty() ? TrafficText::unknown() : QString::fromStdString(text);
    };
    const bool runs = row.status == LogStatus::Running;
    // What is not known yet is no dash, nor what there never is: a refusal has no tokens, a list no price.
    const bool nothing = runs || row.status == LogStatus::Error || !TrafficText::isModelCall(row);
    switch (column) {
    case Time:
        return TrafficText::time(row.startedAtUs);
    case Via:
        return orDash(row.provider);
    case Request:
        return TrafficText::endpoint(row);
    case Model:
        return TrafficText::model(row);
    case Key:
        return orDash(row.keyName);
    case Client:
        return orDash(row.clientName);
    case Status:
        return TrafficText::status(row);
    case Stream:
        return row.stream ? tr("yes") : tr("no");
    case Latency:
        if (runs)
            return TrafficText::duration(std::max<std::int64_t>(0, clockUs() - row.startedAtUs));
        return TrafficText::duration(row.totalUs);
    case FirstToken:
        if (row.status == LogStatus::Error && row.httpStatus / 100 != 2)
            return {}; // what came was no token
        return nothing && row.firstByteUs < 0 ? QString() : TrafficText::duration(row.firstByteUs);
    case Tokens:
        return nothing && !row.usage.known ? QString() : TrafficText::tokens(row.usage);
    case Cost:
        if (row.costKnown)
            return TrafficText::money(row.cost);
        return nothing ? QString() : TrafficText::unknown();
    default:
        return {};
    }
}

} // namespace bifrost
