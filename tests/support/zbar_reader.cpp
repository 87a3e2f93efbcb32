// SPDX-License-Identifier: Apache-2.0
#include "tests/support/zbar_reader.h"

#include <zbar.h>

namespace hall::test {

std::string readWithZbar(const CodePicture& picture)
{
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::Image image(static_cast<unsigned>(picture.size.width),
                      static_cast<unsigned>(picture.size.height),
                      "Y800",
                      picture.luminance.data(),
                      picture.luminance.size());
    scanner.scan(image);
    const auto first = image.symbol_begin();
    return first == image.symbol_end() ? std::string{} : first->get_data();
}

} // namespace hall::test
