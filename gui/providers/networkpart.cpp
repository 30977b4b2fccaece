// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/networkpart.h"

#include "gui/providers/draftfield.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/proxypart.h"
#include "gui/widgets/button.h"
#include "gui/widgets/disclosure.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/note.h"
#include "gui/widgets/plaintextfield.h"
#include "gui/widgets/switch.h"
#include "gui/widgets/textlabel.h"
#include "gui/words/windowwords.h"
#include "models/config/secretslots.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int TextHeight = 84;
const QString Network = u"network_config"_s;
const QStringList CertificatePlace{Network, u"ca_cert_pem"_s};
const QStringList SkipPlace{Network, u"insecure_skip_verify"_s};
const QStringList HeadersPlace{Network, u"extra_headers"_s};
const QString Masked = u"********"_s; // a header value that is stored and not shown

/// The headers as they are shown.
QString headerLines(const ProviderDraft &draft)
{
    QStringList lines;
    const QJsonObject plain = draft.value(HeadersPlace).toObject();
    for (auto it = plain.begin(); it != plain.end(); ++it)
        lines += u"%1: %2"_s.arg(it.key(), it.value().toString());
    for (const QString &name : draft.secretNames(HeadersPlace.join(u'/')))
        lines += u"%1: %2"_s.arg(name, Masked);
    return lines.join(u'\n');
}

/// What these lines say, entered into the draft.
void takeLines(ProviderDraft &draft, const QStringList &lines)
{
    QStringList names = draft.secretNames(HeadersPlace.join(u'/'));
    draft.setValue(HeadersPlace, QJsonValue::Undefined);
    for (const QString &line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const QString name = line.section(u':', 0, 0).trimmed();
        const QString value = line.section(u':', 1).trimmed();
        const QStringList place = HeadersPlace + QStringList{name};
        const bool isKnown = names.removeAll(name) > 0;
        // As it is shown, so as it is; also where the line was gone for a while.
        if (value == Masked && (isKnown || draft.restoreSecret(place)))
            continue;
        if (value.startsWith("env."_L1) || value.isEmpty() || looksMasked(value)) {
            draft.removeSecret(place);
            draft.setValue(place, value);
        } else {
            draft.setSecret(place, Secret(value.toStdString()));
        }
    }
    for (const QString &gone : names)
        draft.removeSecret(HeadersPlace + QStringList{gone});
    // None left is as none were written: else what is taken back would count as a change.
    if (draft.value(HeadersPlace).isUndefined()
        && memberAt(draft.before().document.members, HeadersPlace).isObject())
        draft.setValue(HeadersPlace, QJsonObject());
}

} // namespace

NetworkPart::NetworkPart(ProviderDesk *desk, QWidget *parent) : QWidget(parent), m_desk(desk)
{
    m_numbers = new QGridLayout;
    m_numbers->setHorizontalSpacing(24);
    m_numbers->setVerticalSpacing(8);
    const struct
    {
        QString member;
        QString label;
        QString fallback;
        QString suffix;
    } all[] = {
        {u"default_request_timeout_in_seconds"_s, tr("Timeout"), u"600"_s, tr("s")},
        {u"stream_idle_timeout_in_seconds"_s, tr("Stream idle"), u"600"_s, tr("s")},
        {u"max_retries"_s, tr("Retries"), u"0"_s, {}},
        {u"max_conns_per_host"_s, tr("Connections"), u"20000"_s, {}},
    };
    for (const auto &each : all) {
        auto *box = new QWidget(this);
        auto *pair = new QVBoxLayout(box);
        pair->setContentsMargins(0, 0, 0, 0);
        pair->setSpacing(4);
        pair->addWidget(new TextLabel(each.label, Role::Muted, TextLabel::Size::Body, box));
        pair->addWidget(addNumber(each.member, each.label, each.fallback, each.suffix));
        pair->addStretch();
        m_numberBoxes.append(box);
    }
    setNarrow(false);
    // Heads and bodies are made in the order in which Tab goes.
    m_trust = new Disclosure(u"lock"_s, tr("Certificates"), this);
    m_trust->setBody(makeTrust());
    m_proxyFold = new Disclosure(u"network"_s, tr("Proxy"), this);
    m_proxy = new ProxyPart(m_desk, this);
    m_proxyFold->setBody(m_proxy);
    m_fields += m_proxy->fields();
    m_headers = new Disclosure(u"sliders"_s, tr("Extra headers"), this);
    m_headers->setBody(makeHeaders());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new TextLabel(tr("Network"), Role::Text, TextLabel::Size::Strong, this));
    column->addLayout(m_numbers);
    auto *folds = new QVBoxLayout;
    folds->setSpacing(0);
    folds->addWidget(m_trust);
    folds->addWidget(m_proxyFold);
    folds->addWidget(m_headers);
    column->addLayout(folds);
}

void NetworkPart::setNarrow(bool narrow)
{
    const int columns = narrow ? 2 : int(m_numberBoxes.size());
    for (int i = 0; i < m_numberBoxes.size(); ++i)
        m_numbers->addWidget(m_numberBoxes[i], i / columns, i % columns);
    for (int i = 0; i < m_numberBoxes.size(); ++i)
        m_numbers->setColumnStretch(i, i < columns ? 1 : 0); // what is wrong has room below its number
}

DraftField *NetworkPart::addNumber(const QString &member, const QString &label, const QString &fallback,
                                   const QString &suffix)
{
    auto *field = new DraftField(DraftField::Kind::Number, {Network, member}, label, this);
    field->setDefault(fallback);
    if (!suffix.isEmpty())
        field->setSuffix(suffix);
    m_fields.append(field);
    return field;
}

QWidget *NetworkPart::makeTrust()
{
    auto *body = new QWidget(this);
    m_certificateState = new TextLabel({}, Role::Muted, TextLabel::Size::Body, body);
    m_certificateState->setWordWrap(true);
    m_certificateRemove = new Button(Button::Kind::Quiet, tr("Remove certificate"), body);
    m_certificate = new PlainTextField(tr("Certificate of an authority"), TextHeight, body);
    m_certificate->setPlaceholderText(u"-----BEGIN CERTIFICATE-----"_s);
    m_certificateError = new InlineError(m_certificate, body);
    m_skip = new Switch(body);
    m_skip->setAccessibleName(tr("Do not check the server's certificate"));
    m_skipWarning = new Note(body);

    auto *state = new QHBoxLayout;
    state->addWidget(m_certificateState, 1);
    state->addWidget(m_certificateRemove);
    auto *skip = new QHBoxLayout;
    skip->addWidget(m_skip);
    skip->addWidget(new TextLabel(tr("Do not check the server's certificate"), body));
    skip->addStretch();
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 4, 0, 12);
    column->addLayout(state);
    column->addWidget(m_certificate);
    column->addWidget(m_certificateError);
    column->addLayout(skip);
    column->addWidget(m_skipWarning);

    connect(m_skip, &Switch::clicked, this, [this] {
        const bool on = !m_skip->isChecked();
        m_desk->edit(m_provider, [on](ProviderDraft &draft) {
            draft.setValue(SkipPlace, on ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined));
        });
    });
    connect(m_certificate, &PlainTextField::textChanged, this, &NetworkPart::takeCertificate);
    connect(m_certificate, &PlainTextField::left, this, [this] { check(CertificatePlace); });
    connect(m_certificateRemove, &Button::clicked, this, [this] {
        m_desk->edit(m_provider, [](ProviderDraft &draft) { draft.removeSecret(CertificatePlace); });
    });
    return body;
}

QWidget *NetworkPart::makeHeaders()
{
    auto *body = new QWidget(this);
    m_headerText = new PlainTextField(tr("Extra headers"), TextHeight, body);
    m_headerText->setPlaceholderText(u"X-Team: search"_s);
    m_headerError = new InlineError(m_headerText, body);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 4, 0, 12);
    auto *hint = new TextLabel(
        tr("One per line, as “Name: value”. Sent with every request; stored values are not shown again."),
        Role::Muted, TextLabel::Size::Caption, body);
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addWidget(m_headerText);
    column->addWidget(m_headerError);
    connect(m_headerText, &PlainTextField::textChanged, this, &NetworkPart::takeHeaders);
    connect(m_headerText, &PlainTextField::left, this, [this] {
        showHeaders();
        check(HeadersPlace);
    });
    return body;
}

void NetworkPart::setProvider(const QString &id)
{
    m_provider = id;
    m_certificate->showText({});
    clearErrors();
    showHeaders();
    const ProviderDraft draft = m_desk->draft(id);
    m_trust->setOpen(draft.value(SkipPlace).toBool());
    m_headers->setOpen(false);
    m_proxyFold->setOpen(false);
    m_proxy->setProvider(id);
    refresh();
}

void NetworkPart::refresh()
{
    const ProviderDraft draft = m_desk->draft(m_provider);
    for (DraftField *field : m_fields)
        field->load(draft);
    const bool skip = draft.value(SkipPlace).toBool();
    const bool hasCertificate = draft.hasSecret(CertificatePlace);
    m_skip->setChecked(skip);
    if (skip)
        m_skipWarning->tell({Message::Kind::Warning,
                             tr("Anybody in between can read and change what is sent."),
                             tr("Add the certificate of the authority instead, if you can.")});
    else
        m_skipWarning->clear();
    const bool isTrusted = draft.isSecretStored(CertificatePlace);
    if (!hasCertificate || isTrusted)
        m_certificate->showText({}); // taken back or applied: what was typed goes
    m_certificateState->setText(
        isTrusted            ? tr("An authority of your own is trusted besides the system's.")
            : hasCertificate ? tr("Trusted besides the system's authorities once you apply.")
                             : tr("Paste the certificate of an authority to trust besides the system's."));
    m_certificateRemove->setVisible(hasCertificate);
    m_certificate->setVisible(!hasCertificate || !m_certificate->toPlainText().isEmpty());
    m_trust->setSummary(skip                 ? tr("not checked")
                            : isTrusted      ? tr("one of your own")
                            : hasCertificate ? tr("one of your own, not applied")
                                             : tr("the system's authorities"));
    m_proxy->refresh();
    m_proxyFold->setSummary(m_proxy->summary());
    const qsizetype headers =
        draft.value(HeadersPlace).toObject().size() + draft.secretNames(HeadersPlace.join(u'/')).size();
    m_headers->setSummary(headers ? tr("%n header(s)", nullptr, int(headers)) : tr("none"));
    // What is being typed stays as long as it says what the draft holds.
    ProviderDraft typed = draft;
    takeLines(typed, m_headerText->toPlainText().split(u'\n'));
    if (window()->focusWidget() != m_headerText || !(typed.stored() == draft.stored()))
        showHeaders();
}

void NetworkPart::takeCertificate()
{
    const QString text = m_certificate->toPlainText().trimmed();
    m_certificateError->clear();
    m_desk->edit(m_provider, [&text](ProviderDraft &draft) {
        if (text.isEmpty())
            draft.removeSecret(CertificatePlace);
        else
            draft.setSecret(CertificatePlace, Secret(text.toStdString()));
    });
}

void NetworkPart::showHeaders()
{
    m_headerText->showText(headerLines(m_desk->draft(m_provider)));
}

void NetworkPart::takeHeaders()
{
    m_headerError->clear();
    const QStringList lines = m_headerText->toPlainText().split(u'\n');
    m_desk->edit(m_provider, [&lines](ProviderDraft &draft) { takeLines(draft, lines); });
}

/// When it is left, so that nothing is wrong while it is typed.
void NetworkPart::check(const QStringList &place)
{
    if (!m_desk->isChanged(m_provider))
        return;
    for (const FieldError &error : m_desk->check(m_provider)) {
        if (!error.path.startsWith(place.join(u'.')))
            continue;
        m_desk->judge(m_provider);
        QWidget *const wrong = m_firstWrong; // that of the last attempt to apply
        tell(error);
        m_firstWrong = wrong;
        return;
    }
}

bool NetworkPart::tell(const FieldError &error)
{
    const QString header = HeadersPlace.join(u'.') + u'.';
    const struct
    {
        QStringList place;
        QString name; // in front of what is wrong with it
        InlineError *error;
        Disclosure *fold;
        QWidget *field;
    } places[] = {
        {CertificatePlace, tr("The certificate"), m_certificateError, m_trust, m_certificate},
        {HeadersPlace, tr("“%1”").arg(error.path.mid(header.size())), m_headerError, m_headers, m_headerText},
    };
    for (const auto &each : places) {
        if (!error.path.startsWith(each.place.join(u'.')))
            continue;
        each.fold->setOpen(true);
        const QString sentence = inWindowWords(error.sentenceFor(each.name));
        const bool isOfOne = each.field == m_headerText && !sentence.contains(each.name);
        each.error->tell(isOfOne ? u"%1: %2"_s.arg(each.name, sentence) : sentence);
        if (!m_firstWrong)
            m_firstWrong = each.field;
        return true;
    }
    QWidget *inProxy = m_proxy->tell(error);
    if (!inProxy)
        return false;
    m_proxyFold->setOpen(true);
    if (!m_firstWrong)
        m_firstWrong = inProxy;
    return true;
}

void NetworkPart::reveal(const QWidget *field)
{
    for (Disclosure *fold : {m_trust, m_proxyFold, m_headers}) {
        if (fold->isAncestorOf(field))
            fold->setOpen(true);
    }
}

Disclosure *NetworkPart::foldOf(const QString &path) const
{
    if (path == SkipPlace.join(u'.') || path.startsWith(CertificatePlace.join(u'.')))
        return m_trust;
    if (m_proxy->widgetOf(path))
        return m_proxyFold;
    return path.startsWith(HeadersPlace.join(u'.')) ? m_headers : nullptr;
}

QString NetworkPart::nameOf(const QString &path) const
{
    const Disclosure *fold = foldOf(path);
    if (!fold)
        return {};
    return fold == m_trust ? tr("Certificates") : fold == m_proxyFold ? tr("Proxy") : tr("Extra headers");
}

QWidget *NetworkPart::open(const QString &path)
{
    Disclosure *fold = foldOf(path);
    if (!fold)
        return nullptr;
    fold->setOpen(true);
    if (fold == m_proxyFold)
        return m_proxy->widgetOf(path);
    if (fold == m_headers) {
        showHeaders();
        return m_headerText;
    }
    return path == SkipPlace.join(u'.') ? static_cast<QWidget *>(m_skip) : m_certificateRemove;
}

void NetworkPart::clearErrors()
{
    m_firstWrong = nullptr;
    m_certificateError->clear();
    m_headerError->clear();
    m_proxy->clearErrors();
}

} // namespace bifrost::gui
