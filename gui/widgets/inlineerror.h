// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>

class QGridLayout;
class QLabel;

namespace bifrost::gui {

class Button;
class SymbolLabel;

/// What is wrong with a field, right below it, with a link that mends it where that is possible. The field
/// gets a red border, and the sentence becomes part of what a screen reader says about it. Takes no room
/// while there is nothing to say.
class InlineError : public QWidget
{
    Q_OBJECT

public:
    explicit InlineError(QWidget *field, QWidget *parent = nullptr);

    void tell(const QString &sentence, const QString &repair = {}, std::function<void()> mend = {});
    void clear();

    bool isTelling() const { return !m_told.isEmpty(); }
    QString sentence() const { return m_told; }
    QWidget *field() const { return m_field; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QPointer<QWidget> m_field;
    QGridLayout *m_grid;
    QString m_ownDescription; ///< of the field, without us
    QString m_told;
    SymbolLabel *m_mark;
    QLabel *m_sentence;
    Button *m_repair;
    std::function<void()> m_mend;
};

} // namespace bifrost::gui
