// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/keydialog.h"

#include "gui/providers/providerdesk.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/button.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/note.h"
#include "gui/widgets/segmented.h"
#include "gui/widgets/textlabel.h"
#include "models/config/secretslots.h"

#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QStringListModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int DialogWidth = 480;
constexpr int DialogMargin = 20;

enum Source { OfItsOwn, OfEnvironment };

/// "0,125" and not "125" is meant where the comma parts whole numbers from fractions.
QLocale weightLocale()
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
    return locale;
}

} // namespace

KeyDialog::KeyDialog(ProviderDesk *desk, QString provider, int index, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_provider(std::move(provider))
    , m_index(index)
    , m_note(new Note(this))
    , m_troubleNote(new Note(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(index < 0 ? tr("Add key") : tr("Edit key"));
    setMinimumWidth(DialogWidth);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    // In the order in which Tab goes
    m_name = addInput(form, tr("&Name"), u"name"_s).edit;
    m_source = new Segmented(this);
    m_source->addSegment(tr("Key"), tr("The value is kept encrypted on this computer."));
    m_source->addSegment(tr("Environment variable"), tr("The value stays where it is; its name is stored."));
    m_source->setAccessibleName(tr("Where the key comes from"));
    form->addRow(tr("From"), m_source);
    m_value = addInput(form, tr("&Key"), u"value"_s).edit;
    m_models = addInput(form, tr("&Models"), u"models"_s).edit;
    m_models->setPlaceholderText(tr("all"));
    m_models->setToolTip(tr("Names with commas between them. Empty: every model."));
    m_modelsRemark = new TextLabel({}, Role::Warn, TextLabel::Size::Caption, this);
    m_modelsRemark->setWordWrap(true);
    m_modelsRemark->hide();
    m_models->parentWidget()->layout()->addWidget(m_modelsRemark);
    connect(m_models, &QLineEdit::editingFinished, this, &KeyDialog::remarkModels);
    m_weight = addInput(form, tr("&Weight"), u"weight"_s).edit;
    m_weight->setPlaceholderText(u"1"_s);
    m_weight->setToolTip(tr("How large a share of the requests this key gets, compared with the others."));
    if (!serverSection().isEmpty()) {
        m_url = addInput(form, tr("&Server"), serverSection() + u".url"_s).edit;
        m_url->setPlaceholderText(tr("the provider's base URL"));
        m_url->setFont(codeFont());
    }

    auto *cancel = new Button(tr("Cancel"), this);
    m_save = new Button(Button::Kind::Primary, index < 0 ? tr("Add key") : tr("Done"), this);
    m_save->setDefault(true);
    auto *verbs = new QHBoxLayout;
    verbs->addWidget(new TextLabel(tr("Stored when you apply the provider."), Role::Muted,
                                   TextLabel::Size::Caption, this));
    verbs->addStretch();
    verbs->addWidget(cancel);
    verbs->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(DialogMargin, DialogMargin, DialogMargin, DialogMargin);
    column->setSpacing(16);
    column->addWidget(m_note);
    column->addWidget(m_troubleNote);
    column->addLayout(form);
    column->addLayout(verbs);

    connect(cancel, &Button::clicked, this, &QDialog::reject);
    connect(m_save, &Button::clicked, this, &KeyDialog::accept);
    connect(m_source, &Segmented::currentChanged, this, &KeyDialog::showSource);
    load();
}

KeyDialog::Input KeyDialog::addInput(QFormLayout *form, const QString &label, const QString &member)
{
    auto *box = new QWidget(this);
    auto *edit = new QLineEdit(box);
    QString spoken = label;
    edit->setAccessibleName(spoken.remove(u'&'));
    auto *error = new InlineError(edit, box);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(edit);
    column->addWidget(error);
    form->addRow(label, box);
    static_cast<QLabel *>(form->labelForField(box))->setBuddy(edit);
    connect(edit, &QLineEdit::textEdited, error, &InlineError::clear);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] { checkInput(edit); });
    m_inputs.append({edit, error, member});
    return m_inputs.last();
}

QString KeyDialog::serverSection() const
{
    const QString name = m_desk->draft(m_provider).name();
    const bool hasServers = name == "vllm"_L1 || name == "ollama"_L1 || name == "sgl"_L1;
    return hasServers ? name + u"_key_config"_s : QString();
}

void KeyDialog::load()
{
    const ProviderDraft draft = m_desk->draft(m_provider);
    if (m_index >= 0 && m_index < int(draft.keys().size())) {
        m_key = draft.keys()[std::size_t(m_index)];
    } else {
        QStringList taken;
        for (const StoredKey &key : draft.keys())
            taken += key.name;
        m_key.name = u"main"_s;
        for (int number = 2; taken.contains(m_key.name); ++number)
            m_key.name = u"key %1"_s.arg(number);
    }
    const QJsonObject members = m_key.document.members;
    m_name->setText(m_key.name);
    const QString reference = members["value"_L1].toString();
    const bool fromEnvironment = reference.startsWith("env."_L1);
    m_source->setCurrent(fromEnvironment ? OfEnvironment : OfItsOwn);
    if (fromEnvironment)
        m_value->setText(reference.mid(4));
    QStringList models;
    for (const QJsonValue &model : members["models"_L1].toArray())
        models += model.toString();
    if (models != QStringList{u"*"_s})
        m_models->setText(models.join(u", "_s));
    if (members["weight"_L1].isString())
        m_weight->setText(members["weight"_L1].toString());
    else if (members.contains("weight"_L1))
        m_weight->setText(
            weightLocale().toString(members["weight"_L1].toDouble(), 'g', QLocale::FloatingPointShortest));
    if (m_url)
        m_url->setText(memberAt(members, {serverSection(), u"url"_s}).toString());
    for (Input &input : m_inputs)
        input.loaded = input.edit->text();
    showSource();
}

bool KeyDialog::isTouched(const QLineEdit *edit) const
{
    const auto input = std::ranges::find(m_inputs, edit, &Input::edit);
    return input == m_inputs.end() || input->loaded != edit->text();
}

void KeyDialog::showSource()
{
    const bool own = m_source->current() == OfItsOwn;
    const bool entered = hasSecret(m_key);
    const bool stored = entered && m_desk->draft(m_provider).isValueStored(m_key);
    m_value->setEchoMode(own ? QLineEdit::Password : QLineEdit::Normal);
    if (own && m_key.document.members.value("value"_L1).toString().mid(4) == m_value->text())
        m_value->clear(); // the name of a variable is no key
    m_value->setPlaceholderText(!own          ? tr("OPENAI_API_KEY")
                                    : stored  ? tr("Stored. Enter a new key to replace it.")
                                    : entered ? tr("Entered. Enter another to replace it.")
                                              : tr("Paste the key"));
    showTrouble();
}

/// A value that is stored and locked stays as it is; the name of a variable is no secret.
void KeyDialog::showTrouble()
{
    const auto stored = m_key.document.secrets.find(u"value"_s);
    const bool isLocked = stored != m_key.document.secrets.end() && stored->locked;
    const bool closed = m_source->current() == OfItsOwn && !m_trouble.isEmpty();
    m_value->setEnabled(!closed);
    m_value->setToolTip(closed ? m_trouble : QString());
    m_save->setEnabled(!closed || isLocked);
    m_save->setToolTip(m_save->isEnabled() ? QString() : m_trouble);
    if (!closed) {
        m_troubleNote->clear();
        return;
    }
    Message message{Message::Kind::Warning, tr("No key can be stored now."), m_trouble};
    if (m_canUnlock) {
        message.verb = tr("Unlock");
        message.action = [this] { Q_EMIT unlockWanted(); };
    }
    m_troubleNote->tell(message);
}

void KeyDialog::setTrouble(const QString &trouble, bool canUnlock)
{
    m_trouble = trouble;
    m_canUnlock = canUnlock;
    showTrouble();
}

/// What nobody would be surprised by is no error: some server may have such a model.
void KeyDialog::remarkModels()
{
    QString odd;
    for (const QString &each : m_models->text().split(u',', Qt::SkipEmptyParts)) {
        if (const QString name = each.trimmed(); odd.isEmpty() && name.contains(u' '))
            odd = name;
    }
    m_modelsRemark->setText(tr("“%1”: names of models have no blanks. Part them with commas.").arg(odd));
    m_modelsRemark->setVisible(!odd.isEmpty());
}

void KeyDialog::setModelNames(const QStringList &names)
{
    auto *completer = new QCompleter(names, m_models);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_models->setCompleter(completer);
}

void KeyDialog::focusFirst(bool forValue)
{
    if (forValue && !m_value->isEnabled()) { // what is typed at once would stand readable in another field
        m_source->setFocus(Qt::TabFocusReason);
        return;
    }
    QLineEdit *first = forValue ? m_value : m_name;
    first->setFocus(Qt::TabFocusReason); // so that it shows
    first->selectAll();
}

StoredKey KeyDialog::result() const
{
    StoredKey key = m_key;
    key.name = m_name->text().trimmed();
    QJsonObject &members = key.document.members;
    const QString value = m_value->text().trimmed();
    if (m_source->current() == OfEnvironment) {
        key.document.secrets.remove(u"value"_s);
        QString variable = value;
        if (variable.startsWith(u'$'))
            variable.remove(0, 1);
        members["value"_L1] = variable.isEmpty() ? QString() : u"env."_s + variable;
    } else if (looksMasked(value)) { // copied from a screen; whether it stands for something is checked
        members["value"_L1] = value;
        key.document.secrets.remove(u"value"_s);
    } else if (!value.isEmpty()) {
        members.remove("value"_L1);
        key.document.secrets.insert(u"value"_s, {Secret(value.toStdString()), false});
    } else if (members.value("value"_L1).toString().startsWith("env."_L1)) {
        members.remove("value"_L1); // it was a variable, and is to be a key
    }
    // What was not touched stays as it was written: no models is something else than none named.
    if (isTouched(m_models)) {
        QJsonArray models;
        for (const QString &name : m_models->text().split(u',', Qt::SkipEmptyParts)) {
            if (const QString model = name.trimmed(); !model.isEmpty())
                models.append(model);
        }
        members["models"_L1] = models.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(models);
    }
    if (isTouched(m_weight)) {
        const QString weight = m_weight->text().trimmed();
        bool number = false;
        const double amount = weightLocale().toDouble(weight, &number);
        double plain = number ? amount : QLocale::c().toDouble(weight, &number);
        static const QRegularExpression withComma(u"^\\d*,\\d{1,2}$"_s); // three digits may be a thousand
        if (!number && withComma.match(weight).hasMatch())
            plain = QLocale::c().toDouble(QString(weight).replace(u',', u'.'), &number);
        members["weight"_L1] = weight.isEmpty() ? QJsonValue(QJsonValue::Undefined)
            : number                            ? QJsonValue(plain)
                                                : QJsonValue(weight);
    }
    if (m_url && isTouched(m_url)) {
        const QString url = m_url->text().trimmed();
        setMemberAt(members, {serverSection(), u"url"_s},
                    url.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(url));
    }
    return key;
}

/// What the rules of /api say to the provider with this key in it.
FieldErrors KeyDialog::check(const StoredKey &key, int *place) const
{
    ProviderDraft draft = m_desk->draft(m_provider);
    *place = m_index;
    if (m_index >= 0 && m_index < int(draft.keys().size())) {
        draft.keys()[std::size_t(m_index)] = key;
    } else {
        *place = int(draft.keys().size());
        draft.keys().push_back(key);
    }
    return m_desk->config()->check(draft.command());
}

/// When it is left. What is empty still may become something.
void KeyDialog::checkInput(const QLineEdit *edit)
{
    const auto input = std::ranges::find(m_inputs, edit, &Input::edit);
    if (!isVisible() || input == m_inputs.end() || !isTouched(edit) || edit->text().trimmed().isEmpty())
        return;
    int place = 0;
    for (const bifrost::FieldError &error : check(result(), &place)) {
        if (error.concerns(u"keys[%1].%2"_s.arg(place).arg(input->member))) {
            input->error->tell(error.sentenceFor(edit->accessibleName()));
            return;
        }
    }
}

void KeyDialog::accept()
{
    if (!m_save->isEnabled())
        return;
    StoredKey key = result();
    int place = 0;
    const FieldErrors errors = check(key, &place);
    const QString prefix = u"keys[%1]"_s.arg(place);
    QLineEdit *first = nullptr;
    QStringList others;
    for (const Input &input : m_inputs)
        input.error->clear();
    for (const bifrost::FieldError &error : errors) {
        if (!error.concerns(prefix))
            continue; // is not about this key
        const auto input = std::ranges::find_if(
            m_inputs, [&](const Input &each) { return error.path.startsWith(prefix + u'.' + each.member); });
        if (input == m_inputs.end()) {
            others += error.sentenceFor(tr("The key"));
            continue;
        }
        input->error->tell(error.sentenceFor(input->edit->accessibleName()));
        if (!first)
            first = input->edit;
    }
    if (others.isEmpty())
        m_note->clear();
    else
        m_note->tell({Message::Kind::Error, {}, others.join(u' ')});
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    if (first || !others.isEmpty())
        return;
    if (looksMasked(key.document.members.value("value"_L1).toString())) { // of what is stored
        key.document.members.remove("value"_L1);
        key.document.secrets["value"_L1] = m_key.document.secrets.value(u"value"_s);
    }
    m_desk->edit(m_provider, [&](ProviderDraft &draft) {
        if (place < int(draft.keys().size()))
            draft.keys()[std::size_t(place)] = key;
        else
            draft.keys().push_back(key);
    });
    m_value->clear();
    Q_EMIT saved(place);
    QDialog::accept();
}

} // namespace bifrost::gui
