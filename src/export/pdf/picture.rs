//! Pictures as objects of the file.

use crate::export::picture::DecodedPicture;
use crate::model::Image;
use image::DynamicImage;
use printpdf::{DictItem, ExternalStream, ExternalXObject};
use std::collections::BTreeMap;

/// A picture as an object of the file: a JPEG as it came, anything else as its pixels; `smooth` asks viewers to enlarge it softly, which archives
/// forbid.
pub(super) fn object(picture: &DecodedPicture, image: &Image, smooth: bool) -> ExternalXObject {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = |space: &str| -> BTreeMap<String, DictItem> {
        let mut dict: BTreeMap<String, DictItem> = [
            ("Type", name("XObject")),
            ("Subtype", name("Image")),
            ("Width", DictItem::Int(picture.pixels.width().into())),
            ("Height", DictItem::Int(picture.pixels.height().into())),
            ("ColorSpace", name(space)),
            ("BitsPerComponent", DictItem::Int(8)),
        ]
        .map(|(key, value)| (key.to_owned(), value))
        .into();
        if smooth {
            dict.insert("Interpolate".to_owned(), DictItem::Bool(true));
        }
        dict
    };
    let stream = if let Some(channels) = picture.jpeg_channels {
        let mut dict = dict(if channels == 1 { "DeviceGray" } else { "DeviceRGB" });
        dict.insert("Filter".to_owned(), name("DCTDecode"));
        ExternalStream { dict, content: image.bytes().to_vec(), compress: false }
    } else if picture.pixels.color().has_alpha() {
        let pixels = picture.pixels.to_rgba8();
        let (mut color, mut cover) = (Vec::new(), Vec::new());
        for [r, g, b, a] in pixels.pixels().map(|pixel| pixel.0) {
            color.extend([r, g, b]);
            cover.push(a);
        }
        let mask = ExternalStream { dict: dict("DeviceGray"), content: cover, compress: true };
        let mut dict = dict("DeviceRGB");
        dict.insert("SMask".to_owned(), DictItem::Stream { stream: mask });
        ExternalStream { dict, content: color, compress: true }
    } else if matches!(picture.pixels, DynamicImage::ImageLuma8(_) | DynamicImage::ImageLuma16(_)) {
        ExternalStream { dict: dict("DeviceGray"), content: picture.pixels.to_luma8().into_raw(), compress: true }
    } else {
        ExternalStream { dict: dict("DeviceRGB"), content: picture.pixels.to_rgb8().into_raw(), compress: true }
    };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}
