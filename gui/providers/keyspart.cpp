// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/keyspart.h"

#include "gui/providers/keydialog.h"
#include "gui/providers/keytable.h"
#include "gui/providers/keytablemodel.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/secretplace.h"
#include "gui/widgets/button.h"
#include "gui/widgets/card.h"
#include "gui/widgets/focusharbour.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/note.h"
#include "gui/widgets/textlabel.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int TableAir = 4; // else the table covers the corners of its card

} // namespace

KeysPart::KeysPart(ProviderDesk *desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new KeyTableModel(desk, this))
    , m_add(new Button(Button::Kind::Link, tr("Add key"), u"add"_s, this))
    , m_table(new KeyTable(m_model, this))
    , m_error(new InlineError(m_table, this))
    , m_where(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_note(new Note(this))
{
    setAccessibleName(tr("Keys"));
    setFocusHarbour(this); // the notes come and go
    m_where->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("Keys"), Role::Text, TextLabel::Size::Strong, this));
    head->addStretch();
    head->addWidget(m_add);
    auto *card = new Card(this);
    card->layout()->setContentsMargins(1, TableAir, 1, TableAir);
    card->body()->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(card);
    column->addWidget(m_error);
    column->addWidget(m_where);
    column->addWidget(m_note);

    connect(m_add, &Button::clicked, this, &KeysPart::addKey);
    connect(m_table, &KeyTable::switchWanted, this, &KeysPart::switchKey);
    connect(m_table, &KeyTable::editWanted, this, [this](int row) { openDialog(row, false); });
    connect(m_table, &KeyTable::replaceWanted, this, [this](int row) { openDialog(row, true); });
    connect(m_table, &KeyTable::removeWanted, this, &KeysPart::removeKey);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &KeysPart::refreshNote);
    connect(m_model, &QAbstractItemModel::modelReset, this, &KeysPart::refreshNote);
}

void KeysPart::setProvider(const QString &id)
{
    m_provider = id;
    m_error->clear();
    m_model->setProvider(id);
}

void KeysPart::setSecretPlace(const SecretPlace &place)
{
    m_model->setSecretPlace(place);
    m_place = place;
    m_where->setText(place.said);
    m_where->setInk(place.isReadable ? Role::Warn : Role::Muted);
    m_where->setVisible(!place.said.isEmpty());
    if (m_dialog)
        m_dialog->setTrouble(m_place.trouble, m_place.canUnlock);
    refreshNote();
}

QString KeysPart::keyName(int row) const
{
    return m_model->index(row, KeyTableModel::Name).data().toString();
}

void KeysPart::addKey()
{
    openDialog(-1, true);
}

void KeysPart::choose(const QString &keyId)
{
    const std::vector<StoredKey> keys = m_desk->draft(m_provider).keys();
    const auto key = std::ranges::find(keys, keyId, &StoredKey::id);
    if (key != keys.end())
        m_table->selectRow(int(key - keys.begin()));
}

void KeysPart::openDialog(int row, bool forValue)
{
    auto *dialog = new KeyDialog(m_desk, m_provider, row, window());
    m_dialog = dialog;
    dialog->setTrouble(m_place.trouble, m_place.canUnlock);
    connect(dialog, &KeyDialog::unlockWanted, this, &KeysPart::unlockWanted);
    if (const ConnectionReport *report = m_desk->report(m_provider))
        dialog->setModelNames(report->models);
    connect(dialog, &KeyDialog::saved, this, [this](int saved) {
        m_error->clear();
        m_table->selectRow(saved);
        m_table->setFocus(Qt::OtherFocusReason);
    });
    dialog->open();
    dialog->focusFirst(forValue);
}

void KeysPart::switchKey(int row)
{
    m_desk->edit(m_provider, [row](ProviderDraft &draft) {
        QJsonObject &members = draft.keys()[std::size_t(row)].document.members;
        if (members.value("enabled"_L1).toBool(true))
            members["enabled"_L1] = false;
        else
            members.remove("enabled"_L1);
    });
}

void KeysPart::removeKey(int row)
{
    m_desk->edit(m_provider, [row](ProviderDraft &draft) { draft.keys().erase(draft.keys().begin() + row); });
    const int rows = m_model->rowCount();
    if (rows > 0)
        m_table->selectRow(qMin(row, rows - 1));
}

QString KeysPart::nameOf(const QString &path) const
{
    const QString number = path.section(u'[', 1).section(u']', 0, 0);
    bool isRow = false;
    const int row = number.toInt(&isRow);
    return isRow && row < m_model->rowCount() ? tr("Key “%1”").arg(keyName(row)) : tr("Keys");
}

void KeysPart::tell(const QString &sentence)
{
    if (sentence.isEmpty())
        m_error->clear();
    else
        m_error->tell(sentence);
}

void KeysPart::refreshNote()
{
    m_table->setEmptyText(m_desk->needsKey(m_provider) ? tr("No keys yet.")
                                                       : tr("None yet, and none is needed."));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString sentence = m_model->sentence(row);
        const Tone tone = m_model->tone(row);
        if (m_model->isLocked(row) && m_place.canUnlock) {
            // Of the keychain the window says more.
            Message message{Message::Kind::Warning, {}, m_place.troubleLead, tr("Unlock")};
            message.action = [this] { Q_EMIT unlockWanted(); };
            m_note->tell(message);
            return;
        }
        // Of others the form says more above: no other key would mend them.
        if (sentence.isEmpty() || !isOfKey(m_model->trouble(row)))
            continue;
        Message message{tone == Tone::Error ? Message::Kind::Error : Message::Kind::Warning,
                        {},
                        sentence,
                        tr("Replace…")};
        message.action = [this, row] { openDialog(row, true); };
        message.otherVerb = tr("Switch off");
        message.otherAction = [this, row] { switchKey(row); };
        m_note->tell(message);
        return;
    }
    m_note->clear();
}

} // namespace bifrost::gui
