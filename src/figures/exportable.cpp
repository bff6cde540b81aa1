// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/exportable.h"

#include "figures/file_format.h"
#include "formats/atomic_file.h"

namespace lab::figures {

FileJob prepareExport(const Exportable& figure, const std::filesystem::path& path,
                      const PictureOptions& options) {
    if (formatOf(path, tableFormats) == FileFormat::Csv) {
        return [path, csv = figure.csv] { formats::writeFileAtomically(path, csv()); };
    }
    PictureOptions described = options;
    if (described.title.isEmpty()) {
        described.title = figure.title;
    }
    if (described.description.isEmpty()) {
        described.description = figure.description;
    }
    return preparePicture(figure.paint, figure.size, path, described);
}

}  // namespace lab::figures
