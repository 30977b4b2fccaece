// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/providers/draftmerge.h"
#include "gui/widgets/note.h"

#include <functional>

namespace bifrost::gui {

class ProviderDesk;

/// Says at the top of a form that the stored provider was changed elsewhere while there are changes here:
/// what is new there, or what both changed and has to be decided. Owned by ProviderForm.
class ElsewhereNote : public Note
{
    Q_OBJECT

public:
    /// How people call the value at a path.
    using Naming = std::function<QString(const QString &path)>;

    ElsewhereNote(ProviderDesk *desk, Naming naming, QWidget *parent = nullptr);

    void setProvider(const QString &id);
    void refresh();
    void focusVerb();

Q_SIGNALS:
    void showWanted(const bifrost::gui::DraftPlace &place);
    void reloadWanted(); ///< to what is stored

private:
    QString wordsOf(const std::vector<DraftPlace> &places) const;
    void sayFollowed(const std::vector<DraftPlace> &places);
    void askAbout(const std::vector<DraftPlace> &places);
    void tellOnce(const Message &message);

    ProviderDesk *m_desk;
    Naming m_naming;
    QString m_provider;
};

} // namespace bifrost::gui
