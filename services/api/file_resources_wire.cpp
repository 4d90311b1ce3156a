#include "services/api/file_resources_wire.hpp"

#include "wire/describe.hpp"

namespace apex::domain {
BOOST_DESCRIBE_STRUCT(FileFacts, (), (name, content_type, size_bytes, sha256))
}  // namespace apex::domain

namespace apex::api {
BOOST_DESCRIBE_STRUCT(FileUpload, (), (method, url, headers, expires_at))
BOOST_DESCRIBE_STRUCT(FileDownload, (), (url, expires_at))
BOOST_DESCRIBE_STRUCT(FileResource, (),
                      (file_id, project_id, name, content_type, size_bytes, status, sha256, scanner,
                       reason, created_by, created_at, updated_at, upload, download))
BOOST_DESCRIBE_STRUCT(CompleteRequest, (), ())
}  // namespace apex::api

namespace apex::wire {

template <>
inline constexpr auto rules<domain::FileFacts> = fields(
    field("name").required().length(1, 200).says("Without a path, with the ending of its type"),
    field("content_type")
        .required()
        .length(1, 100)
        .says("application/pdf, image/png, image/jpeg, image/webp, image/vnd.dxf, image/vnd.dwg, "
              "text/csv, text/plain or application/zip"),
    field("size_bytes").required().says("Exactly what will be sent"),
    field("sha256").length(64, 64).says(
        "64 lower-case hexadecimal digits; absent: not known beforehand"));
template <>
inline constexpr auto rules<api::FileUpload> =
    fields(field("url").says("As good as a key while it lasts"),
           field("headers").says("The PUT carries exactly these"));
template <>
inline constexpr auto rules<api::FileResource> =
    fields(field("status").says("granted, stored or refused"),
           field("sha256").null_when_absent().says("Of a stored file, as the store holds it"),
           field("scanner").null_when_absent().says(
               "Which found nothing in it; null: none was configured, or it is not stored"),
           field("reason").null_when_absent().says("Why it was refused"),
           field("upload").says("In the answer that grants it"),
           field("download").says("Of a stored file that is asked for by itself"));

APEX_WIRE_TYPE(domain::FileFacts)
APEX_WIRE_TYPE(api::FileUpload)
APEX_WIRE_TYPE(api::FileDownload)
APEX_WIRE_TYPE(api::FileResource)
APEX_WIRE_TYPE(api::CompleteRequest)

}  // namespace apex::wire
