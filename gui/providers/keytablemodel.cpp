// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/keytablemodel.h"

#include "gui/providers/providerdesk.h"
#include "gui/words/windowwords.h"
#include "models/config/providerkind.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

const KeyHealth *healthOf(const ProviderHealth *health, const QString &key)
{
    if (!health)
        return nullptr;
    const auto found = std::ranges::find(health->keys, key.toStdString(), &KeyHealth::name);
    return found == health->keys.end() ? nullptr : &*found;
}

} // namespace

KeyTableModel::KeyTableModel(ProviderDesk *desk, QObject *parent)
    : QAbstractTableModel(parent)
    , m_desk(desk)
    , m_place(secretPlace(nullptr, true))
{
    connect(desk, &ProviderDesk::changed, this, [this](const QString &id) {
        if (id == m_provider)
            reload();
    });
    connect(desk, &ProviderDesk::healthChanged, this, &KeyTableModel::reload);
}

void KeyTableModel::setProvider(const QString &id)
{
    beginResetModel();
    m_provider = id;
    m_rows = makeRows();
    endResetModel();
}

void KeyTableModel::setSecretPlace(const SecretPlace &place)
{
    m_place = place;
    reload();
}

int KeyTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int KeyTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void KeyTableModel::reload()
{
    std::vector<Row> rows = makeRows();
    if (rows == m_rows)
        return;
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

std::vector<KeyTableModel::Row> KeyTableModel::makeRows() const
{
    std::vector<Row> rows;
    if (!m_desk->contains(m_provider))
        return rows;
    const ProviderDraft draft = m_desk->draft(m_provider);
    const ProviderConfig config = draft.config();
    const ConnectionReport *report = m_desk->report(m_provider);
    const ProviderHealth *health = m_desk->health(m_provider);
    for (std::size_t i = 0; i < draft.keys().size() && i < config.keys.size(); ++i) {
        const KeyConfig &key = config.keys[i];
        Row row;
        row.name = draft.keys()[i].name;
        const QString variable = secretVariable(draft.keys()[i]);
        if (!variable.isEmpty()) {
            row.source = u'$' + variable;
            row.sourceHint = tr("It is read from the environment; only the name of the variable is stored.");
        } else if (hasSecret(draft.keys()[i]) && !draft.isValueStored(draft.keys()[i])) {
            row.source = tr("not stored yet");
            row.sourceHint = tr("It was entered here and is stored when you apply.");
        } else if (hasSecret(draft.keys()[i])) {
            row.source = m_place.word;
            row.sourceHint = m_place.sentence;
        } else {
            row.source = tr("none");
        }
        row.models = key.models.all ? tr("all") : key.models.names.join(u", "_s);
        if (!key.models.all && key.models.names.isEmpty())
            row.models = tr("none");
        row.modelList = key.models.all ? QString() : key.models.names.join(u'\n');
        row.weight = key.weight;
        row.enabled = key.enabled;
        judge(row, key, i, report, health);
        rows.push_back(std::move(row));
    }
    return rows;
}

void KeyTableModel::judge(Row &row, const KeyConfig &key, std::size_t index, const ConnectionReport *report,
                          const ProviderHealth *health) const
{
    const KeyHealth *used = healthOf(health, key.name);
    if (health && health->requests > 0)
        row.share = used ? double(used->requests) / health->requests : 0;
    if (!key.enabled) {
        row.tone = Tone::Off;
        row.state = tr("off");
        return;
    }
    if (key.value.locked) {
        row.tone = Tone::Warn;
        row.locked = true;
        row.state = tr("locked");
        row.sentence = tr("The key is stored and cannot be read now. Unlock the keychain.");
        return;
    }
    // What came after the test says more than the test.
    const bool isOver = health && used && used->requests > 0 && used->isFailing() && !health->testIsNewest
        && !m_desk->isChanged(m_provider);
    if (report && !isOver) {
        // The report tells of the enabled keys, in their order.
        const auto &all = m_desk->draft(m_provider).config().keys;
        const auto place =
            std::size_t(std::count_if(all.begin(), all.begin() + std::ptrdiff_t(index),
                                      [](const KeyConfig &earlier) { return earlier.enabled; }));
        if (place < report->keys.size() && report->keys[place].state != TestState::Waiting) {
            const KeyReport &found = report->keys[place];
            row.sentence = inWindowWords(found.sentence);
            row.trouble = troubleOf(found);
            switch (found.state) {
            case TestState::Good:
                row.tone = Tone::Ok;
                row.state = timeText(found.time);
                break;
            case TestState::Doubtful:
            case TestState::Failed:
                row.tone = found.state == TestState::Failed ? Tone::Error : Tone::Warn;
                row.state = found.status > 0 || row.trouble == Trouble::Silent ? stateText(found.status)
                                                                               : tr("failed");
                if (row.trouble == Trouble::Limited && found.backAtUs > 0)
                    row.sentence = limitedSentence(found.backAtUs, {});
                break;
            default:
                row.state = tr("not tried");
            }
            return;
        }
    }
    if (!used) {
        row.state = tr("not tested");
        row.hint = m_desk->isTestOutdated(m_provider)
            ? tr("The provider was changed after its last test. Test connection tries this key.")
            : tr("No request has used this key yet. Test connection tries it.");
        return;
    }
    if (used->works()) {
        row.tone = Tone::Ok;
        row.state = used->p50.count() < 0 ? tr("works") : timeText(used->p50);
        return;
    }
    if (used->failuresInARow == 0) {
        row.state = tr("not tested");
        row.hint = tr("No request with this key has gone well yet. Test connection tries it.");
        return;
    }
    row.trouble = troubleOf(used->lastStatus);
    row.tone = used->isLimited() || !used->isFailing() ? Tone::Warn : Tone::Error;
    row.state = stateText(used->lastStatus);
    row.sentence = used->isLimited() ? limitedSentence(used->backAtUs, inWindowWords(used->lastError))
        : isOfKey(row.trouble) ? refusedKeySentence(key.name, providerTitle(m_desk->draft(m_provider).name()),
                                                    used->lastStatus, QString::fromStdString(used->lastError))
                               : inWindowWords(used->lastError);
}

QString KeyTableModel::stateText(int status)
{
    switch (troubleOf(status)) {
    case Trouble::Silent:
        return tr("no answer");
    case Trouble::Key:
        return tr("%1 rejected").arg(status);
    case Trouble::Limited:
        return tr("%1 limited").arg(status);
    default:
        return QString::number(status);
    }
}

QVariant KeyTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const QLocale locale;
    if (role == ToneRole)
        return int(row.tone);
    if (role == ShareRole)
        return index.column() == Share && row.share >= 0 ? QVariant(row.share) : QVariant();
    if (role == Qt::CheckStateRole && index.column() == On)
        return row.enabled ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            Qt::Alignment(Qt::AlignVCenter)
            | (index.column() == Weight || index.column() == Share ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::AccessibleTextRole && index.column() == On)
        return row.enabled ? tr("on") : tr("off");
    if (role == Qt::ToolTipRole) {
        if (index.column() == Source)
            return row.sourceHint.isEmpty() ? row.source : row.source + u'\n' + row.sourceHint;
        if (index.column() == Models)
            return row.modelList;
        if (index.column() == Share && row.share >= 0)
            return tr("Of the last %n request(s) to this provider", nullptr,
                      m_desk->health(m_provider) ? m_desk->health(m_provider)->requests : 0);
        if (index.column() == Name)
            return row.name;
        return index.column() != State ? QString() : row.sentence.isEmpty() ? row.hint : row.sentence;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return row.name;
    case Source:
        return row.source;
    case Models:
        return row.models;
    case Weight:
        return locale.toString(row.weight, 'f', 2);
    case Share:
        return row.share < 0 ? QString() : locale.toString(qRound(100 * row.share)) + u" %"_s;
    case State:
        return row.state;
    default:
        return {};
    }
}

QVariant KeyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::Alignment(Qt::AlignVCenter)
                        | (section == Weight || section == Share ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == Share)
        return tr("How many of the last requests to this provider each key took, at most 200 of them.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case On:
        return tr("On");
    case Name:
        return tr("Name");
    case Source:
        return tr("Secret");
    case Models:
        return tr("Models");
    case Weight:
        return tr("Weight");
    case Share:
        return tr("Share");
    case State:
        return tr("State");
    default:
        return {};
    }
}

QString KeyTableModel::sentence(int row) const
{
    return m_rows[std::size_t(row)].sentence;
}

Tone KeyTableModel::tone(int row) const
{
    return m_rows[std::size_t(row)].tone;
}

bool KeyTableModel::hasShares() const
{
    return std::ranges::any_of(m_rows, [](const Row &row) { return row.share >= 0; });
}

bool KeyTableModel::isLocked(int row) const
{
    return m_rows[std::size_t(row)].locked;
}

Trouble KeyTableModel::trouble(int row) const
{
    return m_rows[std::size_t(row)].trouble;
}

} // namespace bifrost::gui
