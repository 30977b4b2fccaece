// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace bifrost::gui {

/// A push button that says how much it weighs. The text is its accessible name.
class Button : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind {
        Normal,
        Primary, ///< the one that is meant, filled
        Danger, ///< takes something away
        Quiet, ///< no box until it is hovered or has the focus
        Link, ///< quiet, in the accent colour
    };

    explicit Button(const QString &text, QWidget *parent = nullptr);
    Button(Kind kind, const QString &text, QWidget *parent = nullptr);
    Button(Kind kind, const QString &text, const QString &symbol, QWidget *parent = nullptr);

    void setKind(Kind kind);
    Kind kind() const { return m_kind; }

    /// A symbol before the text, in the colour that goes with the kind.
    void setSymbol(const QString &symbol);

    /// Where there is no room the symbol alone stands for the words, if there is one; the words are a
    /// tooltip.
    void setCompact(bool compact);
    int fullWidth() const; ///< that it wants with its words
    int compactWidth() const; ///< and without; the same where there is neither symbol nor fewer words
    int widthWith(const QString &words) const; ///< that it would want, saying these

    /// Fewer words that stand for the others while it is compact. Empty: the symbol alone.
    void setFewWords(const QString &words);
    bool hasFewWords() const { return !m_fewWords.isEmpty(); }

    void setText(const QString &text); ///< hides QAbstractButton's, to keep the accessible name true

protected:
    void initStyleOption(QStyleOptionButton *option) const override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showWords();
    bool mayBeCompact() const { return hasFewWords() || !m_symbol.isEmpty(); }

    Kind m_kind = Kind::Normal;
    QString m_symbol;
    QString m_words;
    QString m_fewWords;
    bool m_compact = false;
};

} // namespace bifrost::gui
