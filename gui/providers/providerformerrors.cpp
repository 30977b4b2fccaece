// SPDX-License-Identifier: GPL-3.0-or-later
// Where the form says what is wrong.
#include "gui/providers/draftfield.h"
#include "gui/providers/keyspart.h"
#include "gui/providers/keytable.h"
#include "gui/providers/networkpart.h"
#include "gui/providers/providerdesk.h"
#include "gui/providers/providerform.h"
#include "gui/widgets/inlineerror.h"
#include "gui/widgets/messagelook.h"
#include "gui/widgets/note.h"
#include "gui/words/windowwords.h"

#include <QLineEdit>
#include <QScrollArea>

#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

/// Where it does not stand below the field.
QString named(const QString &name, const bifrost::FieldError &error)
{
    const QString sentence = inWindowWords(error.sentenceFor(name));
    return name.isEmpty() ? sentence : u"%1: %2"_s.arg(name, sentence);
}

} // namespace

bool ProviderForm::isOfName(const bifrost::FieldError &error)
{
    return error.path == "name"_L1 || error.path == "provider"_L1
        || (error.path.isEmpty() && error.fault == Fault::Taken);
}

/// Puts each sentence below its field, the others at the top; the first wrong field, or null.
QWidget *ProviderForm::showErrors(const std::vector<bifrost::FieldError> &errors)
{
    if (!errors.empty())
        m_desk->judge(m_provider);
    QWidget *first = nullptr;
    QStringList others;
    const auto note = [this, &first](QWidget *field) { // the first as one reads
        const QWidget *body = m_scroll->widget();
        const auto place = [body](const QWidget *each) {
            const QPoint at = each->mapTo(body, QPoint());
            return std::pair(at.y(), at.x());
        };
        if (field && (!first || place(field) < place(first)))
            first = field;
    };
    for (const bifrost::FieldError &error : errors) {
        if (isOfName(error)) {
            m_nameError->tell(error.sentenceFor(tr("Name")));
            note(m_name);
            continue;
        }
        bool told = false;
        for (DraftField *field : fields()) {
            if (!error.path.isEmpty() && error.concerns(field->path())) {
                m_network->reveal(field);
                tellField(field, error.sentenceFor(field->label()));
                note(field->edit());
                told = true;
            }
        }
        if (!told && error.path.startsWith("keys"_L1)) {
            m_keys->tell(named(m_keys->nameOf(error.path), error));
            note(m_keys->table());
            told = true;
        }
        if (!told && m_network->tell(error)) {
            note(m_network->firstWrong());
            told = true;
        }
        if (!told)
            others += named(error.path.isEmpty() ? QString() : nameOf(error.path), error);
    }
    if (!others.isEmpty())
        m_note->tell({Message::Kind::Error, tr("Not applied."), others.join(u' ')});
    else if (errors.size() > 1)
        m_note->tell({Message::Kind::Error, tr("Not applied."),
                      tr("%n field(s) need a correction.", nullptr, int(errors.size()))});
    return first;
}

void ProviderForm::showRefusal(const ConfigOutcome &outcome)
{
    if (QWidget *first = showErrors(outcome.fields)) {
        first->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!m_note->text().isEmpty())
        return;
    m_isNoteOfSecrets = outcome.error->code == ErrorCode::SecretsLocked;
    if (m_isNoteOfSecrets && !m_desk->obstacle(m_provider).isEmpty())
        return; // which has a note of its own
    const QString sentence = QString::fromStdString(outcome.error->message);
    if (outcome.error->code == ErrorCode::AlreadyExists) {
        m_nameError->tell(sentence);
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_note->tell({Message::Kind::Error, tr("Not applied."), sentence});
}

} // namespace bifrost::gui
