// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLineEdit;
class QScrollArea;

namespace bifrost {
struct ConfigOutcome;
struct FieldError;
} // namespace bifrost

namespace bifrost::gui {

struct DraftPlace;
class DraftField;
class ElsewhereNote;
class InlineError;
class KeysPart;
struct Message;
class ModelsPart;
class NetworkPart;
class Note;
class ProviderDesk;
class ProviderHead;
class Switch;
class TestCard;
class TextLabel;

/// The form of one provider. What is typed is in the desk's draft at once, so another provider or page may be
/// shown and nothing is lost; a field is checked when it is left, all of them when the draft is applied.
/// Owned by ProvidersPage.
class ProviderForm : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderForm(ProviderDesk *desk, QWidget *parent = nullptr);

    void setProvider(const QString &id);
    const QString &provider() const { return m_provider; }

    /// Checks, then hands the draft over; where something is wrong the focus goes to the first wrong field.
    bool apply();
    void revert();
    void test(); ///< unless the address is none, which its field says
    void addKey();
    void focusFirst(); ///< of a new provider: what has to be filled in

    ProviderHead *head() const { return m_head; }
    KeysPart *keys() const { return m_keys; }
    Note *note() const { return m_note; }

Q_SIGNALS:
    void removeWanted();
    void revertWanted();
    void requestsWanted(const QString &provider); ///< those that went wrong

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeFields();
    void placeFields();
    void refresh();
    void showHealth();
    void showOrphan();
    void showClashes();
    void showPlace(const DraftPlace &place);
    QString nameOf(const QString &path) const;
    void showObstacle();
    void judgeName();
    void tellField(DraftField *field, const QString &wrong);
    QString repairedUrl() const; ///< what may have been meant; empty: nothing is known
    static void tellOnce(Note *note, const Message &message);
    void checkField(DraftField *field);
    void showRefusal(const ConfigOutcome &outcome);
    static bool isOfName(const bifrost::FieldError &error);
    QWidget *showErrors(const std::vector<bifrost::FieldError> &errors);
    void clearErrors();
    QList<DraftField *> fields() const;

    ProviderDesk *m_desk;
    QString m_provider;
    ProviderHead *m_head;
    QScrollArea *m_scroll;
    Note *m_note; ///< what is wrong with what was to be applied
    bool m_isNoteOfSecrets = false; ///< no key could be stored
    Note *m_orphan; ///< the provider was removed elsewhere
    ElsewhereNote *m_elsewhere;
    Note *m_obstacle; ///< nothing can be applied now
    Note *m_health;
    QGridLayout *m_grid = nullptr;
    bool m_narrow = false;
    QWidget *m_nameBox = nullptr;
    QLineEdit *m_name = nullptr;
    InlineError *m_nameError = nullptr;
    TextLabel *m_nameText = nullptr;
    TextLabel *m_type = nullptr;
    TextLabel *m_baseUrlLabel = nullptr;
    DraftField *m_baseUrl = nullptr;
    QWidget *m_keyless = nullptr;
    Switch *m_keylessSwitch = nullptr;
    TestCard *m_test = nullptr;
    KeysPart *m_keys = nullptr;
    NetworkPart *m_network = nullptr;
    ModelsPart *m_models = nullptr;
};

} // namespace bifrost::gui
