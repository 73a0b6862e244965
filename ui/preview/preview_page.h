#pragma once

#include "core/run/preview.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace ledgerloom {

/// The first 50 rows the run will write, made anew a moment after each change of the config, on a thread of its own.
/// GUI thread only; a result that a later change has overtaken is dropped. Nothing is made while the page is hidden.
class PreviewPage : public QWidget {
    Q_OBJECT

public:
    /// Makes the rows: ledgerloom::preview(), or a test's stand-in. Called from another thread.
    using Maker = std::function<Result<Preview>(const RunConfig&, Table, std::uint32_t, const std::function<bool()>&)>;

    explicit PreviewPage(QWidget* parent = nullptr);
    explicit PreviewPage(Maker maker, QWidget* parent = nullptr);
    ~PreviewPage() override;

    void setConfig(const RunConfig& config);

protected:
    void showEvent(QShowEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace ledgerloom
