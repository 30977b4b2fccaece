// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerform.h"

#include "gateway/gateway.h"
#include "gui/providers/draftfield.h"
#include "gui/providers/elsewherenote.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/modelspart.h"
#include "gui/providers/networkpart.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerhead.h"
#include "gui/providers/testcard.h"
#include "gui/providers/trouble.h"
#include "gui/widgets/button.h"
#include "gui/widgets/focusharbour.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/messagelook.h"
#include "gui/widgets/note.h"
#include "gui/widgets/switch.h"
#include "gui/widgets/textlabel.h"
#include "gui/words/windowwords.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int FormMargin = 20;
constexpr int FormSpacing = 16;
constexpr int LabelWidth = 84;
constexpr int NarrowForm = 600;
constexpr auto ClashProperty = "clash"; // of a field that says so
const QStringList BaseUrlPlace{u"network_config"_s, u"base_url"_s};
const QStringList KeylessPlace{u"custom_provider_config"_s, u"is_key_less"_s};

} // namespace

ProviderForm::ProviderForm(ProviderDesk *desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_head(new ProviderHead(desk, this))
    , m_scroll(new QScrollArea(this))
    , m_note(new Note(this))
    , m_orphan(new Note(this))
    , m_elsewhere(new ElsewhereNote(
          desk, [this](const QString &path) { return nameOf(path); }, this))
    , m_obstacle(new Note(this))
    , m_health(new Note(this))
{
    setFocusHarbour(this, m_head); // the notes come and go
    // Each part is made in the order in which Tab goes.
    QWidget *fields = makeFields();
    m_test = new TestCard(desk, this);
    m_keys = new KeysPart(desk, this);
    m_network = new NetworkPart(desk, this);
    m_models = new ModelsPart(desk, this);
    auto *body = new QWidget(m_scroll);
    auto *inside = new QVBoxLayout(body);
    inside->setContentsMargins(FormMargin, 0, FormMargin - m_scroll->verticalScrollBar()->sizeHint().width(),
                               FormMargin + 44);
    inside->setSpacing(FormSpacing);
    for (Note *note : std::initializer_list<Note *>{m_note, m_orphan, m_elsewhere, m_obstacle, m_health})
        inside->addWidget(note);
    inside->addWidget(fields);
    inside->addWidget(m_test);
    inside->addWidget(m_keys);
    inside->addWidget(m_network);
    inside->addWidget(m_models);
    inside->addStretch(1); // else cards take of what is left over
    m_scroll->setWidget(body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Its room lies in the margin, so that nothing moves when there is something to scroll.
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
    auto *headRow = new QHBoxLayout;
    headRow->setContentsMargins(FormMargin, 14, FormMargin, 12);
    headRow->addWidget(m_head);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(headRow);
    column->addWidget(m_scroll, 1);

    connect(m_head, &FormHead::applied, this, &ProviderForm::apply);
    connect(m_head, &FormHead::reverted, this, &ProviderForm::revertWanted);
    connect(m_head->test(), &Button::clicked, this, &ProviderForm::test);
    connect(m_head->remove(), &Button::clicked, this, &ProviderForm::removeWanted);
    connect(m_elsewhere, &ElsewhereNote::showWanted, this, &ProviderForm::showPlace);
    connect(m_elsewhere, &ElsewhereNote::reloadWanted, this, &ProviderForm::revertWanted);
    for (DraftField *field : this->fields()) {
        connect(field, &DraftField::edited, this,
                [this, field](const QStringList &place, const QJsonValue &value) {
                    field->tell(QString()); // it is judged again when it is left
                    m_desk->edit(m_provider, [&](ProviderDraft &draft) { draft.setValue(place, value); });
                });
        connect(field, &DraftField::left, this, [this, field] { checkField(field); });
    }
    connect(desk, &ProviderDesk::changed, this, [this](const QString &id) {
        if (id == m_provider)
            refresh();
    });
    connect(desk, &ProviderDesk::healthChanged, this, [this] {
        if (m_provider.isEmpty() || !isVisible())
            return;
        m_head->refresh();
        showHealth();
    });
    connect(desk, &ProviderDesk::refused, this, [this](const QString &id, const ConfigOutcome &outcome) {
        if (id == m_provider)
            showRefusal(outcome);
    });
    connect(desk, &ProviderDesk::clashed, this, [this](const QString &id) {
        if (id == m_provider)
            apply(); // which says what has to be decided
    });
}

QWidget *ProviderForm::makeFields()
{
    auto *box = new QWidget(this);
    m_name = new QLineEdit(box);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("such as my-server"));
    m_nameError = new InlineError(m_name, box);
    m_nameText = new TextLabel({}, Role::Text, TextLabel::Size::Body, box);
    m_nameText->setToolTip(tr("Part of the names of its models, so it stays."));
    m_type = new TextLabel({}, Role::Text, TextLabel::Size::Body, box);
    m_baseUrl = new DraftField(DraftField::Kind::Code, BaseUrlPlace, tr("Base URL"), box);
    m_keyless = new QWidget(box);
    m_keylessSwitch = new Switch(m_keyless);
    m_keylessSwitch->setAccessibleName(tr("Works without a key"));
    auto *keylessRow = new QHBoxLayout(m_keyless);
    keylessRow->setContentsMargins(0, 0, 0, 0);
    keylessRow->addWidget(m_keylessSwitch);
    keylessRow->addWidget(new TextLabel(tr("Works without a key"), m_keyless));
    keylessRow->addStretch();

    for (TextLabel *value : {m_nameText, m_type})
        value->setMinimumHeight(m_name->sizeHint().height());
    m_nameBox = new QWidget(box);
    auto *names = new QVBoxLayout(m_nameBox);
    names->setContentsMargins(0, 0, 0, 0);
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_nameText);
    names->addWidget(m_nameError);
    const auto label = [&](const QString &text) {
        auto *shown = new TextLabel(text, Role::Muted, TextLabel::Size::Body, box);
        shown->setMinimumHeight(m_name->sizeHint().height());
        return shown;
    };
    m_grid = new QGridLayout(box);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnMinimumWidth(0, LabelWidth);
    m_grid->addWidget(label(tr("Name")), 0, 0, Qt::AlignTop);
    m_grid->addWidget(m_nameBox, 0, 1, Qt::AlignTop);
    m_grid->addWidget(label(tr("Type")), 1, 0, Qt::AlignTop);
    m_grid->addWidget(m_type, 1, 1);
    m_baseUrlLabel = label(tr("Base URL"));
    placeFields();

    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_desk->edit(m_provider, [&](ProviderDraft &draft) { draft.setName(text.trimmed().toLower()); });
        judgeName();
    });
    connect(m_keylessSwitch, &Switch::clicked, this, [this] {
        const bool on = !m_keylessSwitch->isChecked();
        m_desk->edit(m_provider, [on](ProviderDraft &draft) {
            draft.setValue(KeylessPlace, on ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined));
        });
    });
    return box;
}

/// Side by side, or below each other where there is no room for that.
void ProviderForm::placeFields()
{
    const int row = m_narrow ? 2 : 0;
    const int column = m_narrow ? 0 : 2;
    m_grid->addWidget(m_baseUrlLabel, row, column, Qt::AlignTop);
    m_grid->addWidget(m_baseUrl, row, column + 1, Qt::AlignTop);
    m_grid->addWidget(m_keyless, row + 1, column + 1);
    m_grid->setColumnStretch(1, 2);
    m_grid->setColumnStretch(3, m_narrow ? 0 : 3);
}

void ProviderForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < NarrowForm;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    placeFields();
    m_network->setNarrow(narrow);
}

QList<DraftField *> ProviderForm::fields() const
{
    return QList<DraftField *>{m_baseUrl} + m_network->fields();
}

void ProviderForm::setProvider(const QString &id)
{
    m_provider = id;
    clearErrors();
    m_head->setProvider(id);
    m_test->setProvider(id);
    m_keys->setProvider(id);
    m_network->setProvider(id);
    m_models->setProvider(id);
    m_elsewhere->setProvider(id);
    m_name->setText(m_desk->draft(id).name());
    m_scroll->ensureVisible(0, 0);
    refresh();
    if (m_desk->isJudged(id))
        showErrors(m_desk->wrongEntries(id)); // also where it was removed elsewhere and became a new one
}

void ProviderForm::refresh()
{
    const ProviderDraft draft = m_desk->draft(m_provider);
    const bool custom = draft.isCustom();
    const bool mayName = draft.isNew() && custom;
    m_name->setVisible(mayName);
    m_nameText->setVisible(!mayName);
    m_nameText->setText(draft.name());
    if (m_name->text().trimmed().toLower() != draft.name())
        m_name->setText(draft.name());
    m_type->setText(custom ? tr("OpenAI compatible") : providerTitle(draft.name()));
    m_keyless->setVisible(custom);
    m_keylessSwitch->setChecked(draft.value(KeylessPlace).toBool());
    const auto kind = std::ranges::find(Gateway::providerKinds(), draft.name(), &ProviderKind::name);
    const bool known = !custom && kind != Gateway::providerKinds().end();
    QString fallback = known ? kind->baseUrl : QString();
    if (fallback.isEmpty())
        fallback = u"http://localhost:8000/v1"_s;
    m_baseUrl->setDefault(fallback);
    m_baseUrl->load(draft);
    m_head->refresh();
    m_network->refresh();
    m_models->refresh();
    showHealth();
    showOrphan();
    m_elsewhere->refresh();
    showClashes();
    showObstacle();
}

/// What the last requests say where they went wrong. A key that is refused has its own note, at the keys.
void ProviderForm::showHealth()
{
    const ProviderStanding standing = m_desk->standing(m_provider);
    const ProviderHealth *health = m_desk->health(m_provider);
    const bool saidAtKeys = health && health->failingKeys() > 0 && isOfKey(troubleOf(health->lastStatus));
    if (standing.isBlocked || standing.isUnusable) {
        const auto kind = standing.isBlocked ? Message::Kind::Note : Message::Kind::Error;
        tellOnce(m_health, {kind, standing.badge + u':', standing.sentence});
        return;
    }
    if (!standing.fromRequests || standing.sentence.isEmpty() || saidAtKeys) {
        m_health->clear();
        return;
    }
    Message message{standing.tone == Tone::Error ? Message::Kind::Error : Message::Kind::Warning,
                    standing.badge + u':', standing.sentence, tr("Show requests")};
    message.action = [this] { Q_EMIT requestsWanted(m_provider); };
    tellOnce(m_health, message);
}

void ProviderForm::tellOnce(Note *note, const Message &message)
{
    if (note->text() != plainTextOf(message)) // else it would be announced every two seconds
        note->tell(message);
}

/// While it is typed, as the name is what a new provider is known by from then on.
void ProviderForm::judgeName()
{
    const QString name = m_desk->draft(m_provider).name();
    m_nameError->clear();
    if (name.isEmpty())
        return; // nothing is wrong yet
    if (m_desk->config()->state()->storedProvider(name)) {
        m_nameError->tell(tr("“%1” is set up already. Choose another name.").arg(name));
        return;
    }
    for (const bifrost::FieldError &error : m_desk->check(m_provider)) {
        if (isOfName(error)) {
            m_nameError->tell(error.sentenceFor(tr("Name")));
            return;
        }
    }
}

/// What keeps the changes from being stored at all, with the way out.
void ProviderForm::showObstacle()
{
    const QString obstacle = m_desk->obstacle(m_provider);
    const QString reason = inWindowWords(obstacle);
    m_head->apply()->setEnabled(obstacle.isEmpty());
    m_head->apply()->setToolTip(reason);
    if (obstacle.isEmpty()) {
        m_obstacle->clear();
        return;
    }
    if (std::exchange(m_isNoteOfSecrets, false))
        m_note->clear(); // the same, of the last attempt
    // Of the keychain the window says more.
    const bool isReadOnly = m_desk->config()->state()->readOnly.has_value();
    Message message{Message::Kind::Warning, tr("This cannot be applied now."),
                    isReadOnly ? reason : m_keys->secretPlace().troubleLead};
    if (m_keys->canUnlock() && !isReadOnly) {
        message.verb = tr("Unlock");
        message.action = [this] { Q_EMIT m_keys->unlockWanted(); };
    }
    tellOnce(m_obstacle, message);
}

void ProviderForm::showOrphan()
{
    if (!m_desk->wasRemovedElsewhere(m_provider)) {
        m_orphan->clear();
        return;
    }
    Message message{Message::Kind::Warning,
                    tr("“%1” was removed elsewhere.").arg(m_desk->draft(m_provider).name()),
                    tr("What you typed is still here."), tr("Add it again")};
    message.action = [this] { apply(); };
    message.otherVerb = tr("Discard");
    message.otherAction = [this] { Q_EMIT revertWanted(); };
    tellOnce(m_orphan, message);
}

/// How the value at a path is called in this form.
QString ProviderForm::nameOf(const QString &path) const
{
    for (const DraftField *field : fields()) {
        if (field->path() == path)
            return field->label();
    }
    if (path == KeylessPlace.join(u'.'))
        return m_keylessSwitch->accessibleName();
    const QString part = m_network->nameOf(path);
    return part.isEmpty() ? path : part;
}

/// What was changed elsewhere.
void ProviderForm::showPlace(const DraftPlace &place)
{
    QWidget *at = m_network->open(place.path());
    if (!place.keyName.isEmpty()) {
        m_keys->choose(place.keyId);
        at = m_keys->table();
    }
    for (const DraftField *field : fields()) {
        if (field->path() == place.path())
            at = field->edit();
    }
    if (place.path() == KeylessPlace.join(u'.'))
        at = m_keylessSwitch;
    if (!at)
        return;
    at->setFocus(Qt::TabFocusReason); // so that it shows
    m_scroll->ensureWidgetVisible(at);
}

/// What is stored meanwhile stands below the field that was changed here too.
void ProviderForm::showClashes()
{
    const std::vector<DraftPlace> clashes = m_desk->draft(m_provider).clashes();
    for (DraftField *field : fields()) {
        const bool isClash = std::ranges::any_of(clashes, [field](const DraftPlace &place) {
            return place.keyName.isEmpty() && place.path() == field->path();
        });
        if (isClash != field->property(ClashProperty).toBool())
            tellField(field, QString());
    }
}

/// What is wrong with it; else what is stored meanwhile.
void ProviderForm::tellField(DraftField *field, const QString &wrong)
{
    const ProviderDraft draft = m_desk->draft(m_provider);
    const std::vector<DraftPlace> clashes = draft.clashes();
    const auto clash = std::ranges::find_if(clashes, [field](const DraftPlace &place) {
        return place.keyName.isEmpty() && place.path() == field->path();
    });
    field->setProperty(ClashProperty, clash != clashes.end());
    if (!wrong.isEmpty() || clash == clashes.end()) {
        const QString meant = wrong.isEmpty() || field != m_baseUrl ? QString() : repairedUrl();
        if (meant.isEmpty())
            field->tell(wrong);
        else
            field->tell(wrong, tr("Use %1").arg(meant), [this, meant] {
                m_baseUrl->tell(QString());
                m_desk->edit(m_provider,
                             [&meant](ProviderDraft &edited) { edited.setValue(BaseUrlPlace, meant); });
                m_baseUrl->edit()->setFocus(Qt::OtherFocusReason);
            });
        return;
    }
    const QString stored = shownAt(draft.before(), *clash);
    field->tell(stored.isEmpty() ? tr("Elsewhere it was emptied.")
                                 : tr("Elsewhere it became %1.").arg(stored),
                tr("Use that"), [this, place = *clash] {
                    m_desk->edit(m_provider, [&place](ProviderDraft &edited) { edited.takeTheirs(place); });
                });
}

/// With what most addresses that lack it begin with.
QString ProviderForm::repairedUrl() const
{
    ProviderDraft draft = m_desk->draft(m_provider);
    const QString typed = draft.value(BaseUrlPlace).toString().trimmed();
    if (typed.isEmpty() || typed.contains("://"_L1))
        return {};
    const QUrl plain(u"http://"_s + typed);
    const QString host = plain.host();
    const bool isCloud = host.contains(u'.') && plain.port(443) == 443 && !host.back().isDigit();
    const QString meant = (isCloud ? u"https://"_s : u"http://"_s) + typed;
    draft.setValue(BaseUrlPlace, meant);
    return m_desk->config()->checkField(draft.command(), m_baseUrl->path()) ? QString() : meant;
}

void ProviderForm::checkField(DraftField *field)
{
    if (!m_desk->contains(m_provider))
        return;
    const auto wrong = m_desk->checkField(m_provider, field->path());
    if (wrong)
        m_desk->judge(m_provider);
    tellField(field, wrong ? wrong->sentenceFor(field->label()) : QString());
}

bool ProviderForm::apply()
{
    if (!m_desk->isChanged(m_provider) || m_desk->isApplying(m_provider))
        return true;
    if (!m_desk->obstacle(m_provider).isEmpty())
        return false; // the note says why
    clearErrors();
    if (!m_desk->draft(m_provider).clashes().empty()) {
        showClashes();
        m_scroll->ensureWidgetVisible(m_elsewhere); // it has to be decided first
        m_elsewhere->focusVerb();
        return false;
    }
    if (QWidget *first = showErrors(m_desk->check(m_provider))) {
        first->setFocus(Qt::OtherFocusReason);
        m_scroll->ensureWidgetVisible(first);
        return false;
    }
    if (!m_note->text().isEmpty())
        return false;
    m_desk->apply(m_provider);
    return true;
}

void ProviderForm::clearErrors()
{
    m_note->clear();
    m_isNoteOfSecrets = false;
    m_nameError->clear();
    m_keys->tell(QString());
    m_network->clearErrors();
    for (DraftField *field : fields()) {
        field->tell(QString());
        field->setProperty(ClashProperty, false);
    }
}

void ProviderForm::revert()
{
    clearErrors();
    m_desk->revert(m_provider);
}

void ProviderForm::test()
{
    // There is no server to try: what is wrong is said where it is entered.
    if (m_desk->isChanged(m_provider) && m_desk->checkField(m_provider, m_baseUrl->path())) {
        checkField(m_baseUrl);
        m_scroll->ensureWidgetVisible(m_baseUrl);
        m_baseUrl->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_desk->test(m_provider);
}

void ProviderForm::addKey()
{
    m_keys->addKey();
}

void ProviderForm::focusFirst()
{
    const ProviderDraft draft = m_desk->draft(m_provider);
    if (draft.isCustom() && draft.name().isEmpty())
        m_name->setFocus(Qt::TabFocusReason); // so that it shows
    else if (m_desk->needsKey(m_provider) && draft.keys().empty())
        addKey();
    else
        m_baseUrl->edit()->setFocus(Qt::OtherFocusReason);
}

} // namespace bifrost::gui
