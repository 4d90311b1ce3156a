#include "app/files.hpp"

#include "app/cursor.hpp"
#include "app/json_text.hpp"
#include "app/lookup.hpp"
#include "app/ports/unavailable.hpp"
#include "app/stored_objects.hpp"
#include "app/upload_check.hpp"

namespace apex::app {
namespace {

using domain::FileStatus;
using domain::ProjectFile;

/// A malformed id is an unknown id.
std::optional<ProjectFile> lookup_file(UnitOfWork& work,
                                       const std::optional<domain::Project>& project,
                                       const std::string& file_id) {
    const auto id = domain::FileId::parse(file_id);
    if (!project || !id) return std::nullopt;
    return work.files().find(project->id, *id);
}

UploadTerms terms_of(const ProjectFile& file) {
    return {file.announced.content_type, file.announced.size_bytes,
            file.announced.sha256.value_or("")};
}

std::string file_json(const ProjectFile& file) {
    JsonObject json;
    json.add("file_id", file.id.text())
        .add("name", file.announced.name)
        .add("content_type", file.announced.content_type)
        .add("size_bytes", file.announced.size_bytes)
        .add("status", domain::to_text(file.status));
    if (file.sha256) json.add("sha256", *file.sha256).add("scanner", file.scanner);
    if (file.reason) json.add("reason", *file.reason);
    return json.text();
}

/// Stores a file in its new state with its event. False: someone else was first.
bool store_change(UnitOfWork& work, const Ports& ports, const Caller& caller, ProjectFile& file,
                  const std::string& before, const char* event) {
    ++file.version;
    file.updated_at = ports.clock.now();
    if (!work.files().update(file)) return false;
    work.events().append(
        draft_event(ports, caller, file.project_id, {event, before, file_json(file)}));
    return true;
}

Rejection rejection_of(UploadRefusal refusal, const UploadCheck& check) {
    switch (refusal) {
        case UploadRefusal::wrong_size:
            return {"/size_bytes", "the upload does not have the size that was announced", {}};
        case UploadRefusal::wrong_type:
            return {"/content_type", "the upload does not have the type that was announced", {}};
        case UploadRefusal::wrong_sha256:
            return {"/sha256", "the upload does not have the SHA-256 that was announced", {}};
        case UploadRefusal::objected:
            APEX_ASSERT(check.objection());
            return *check.objection();
        case UploadRefusal::missing:
            break;
    }
    APEX_ASSERT(false);
    return {};
}

Uploads& uploads_of(const Ports& ports) {
    APEX_ASSERT(ports.files.uploads);
    return *ports.files.uploads;
}

std::string reason_of(const Rejection& refusal) { return refusal.field + ": " + refusal.reason; }

/// The pointer and the reason, as reason_of wrote them.
Failure refused_before(const std::string& reason) {
    const auto colon = reason.find(": ");
    APEX_ASSERT(colon != std::string::npos);
    return invalid({{reason.substr(0, colon), reason.substr(colon + 2), {}}});
}

/// Stores what the worker found out, with its event where the project is still there. False:
/// someone else was first.
bool store_by_worker(UnitOfWork& work, const Ports& ports, ProjectFile file,
                     const std::string& before, const char* event) {
    const Caller worker{Access::everything(), "worker", "sweep"};
    if (work.projects().find_for_update(file.project_id))
        return store_change(work, ports, worker, file, before, event);
    ++file.version;
    file.updated_at = ports.clock.now();
    return work.files().update(file);
}

bool abandon(const Ports& ports, ProjectFile file) {
    const std::string before = file_json(file);
    file.status = FileStatus::refused;
    file.reason = reason_of({"/upload", "nothing was completed in time", {}});
    const auto work = ports.database.begin(Access::everything(), Intent::write);
    if (!store_by_worker(*work, ports, std::move(file), before, "file.refused")) return false;
    work->commit();
    return true;
}

/// The bytes before the commit: who dies in between removes them once more. They stay where another
/// row has come to refer to them.
bool purge(const Ports& ports, ProjectFile file) {
    const std::string before = file_json(file), hash = *file.sha256;
    file.sha256.reset();
    const auto work = ports.database.begin(Access::everything(), Intent::write);
    if (!store_by_worker(*work, ports, std::move(file), before, "file.purged")) return false;
    remove_unreferred(*work, ports.objects, hash);
    work->commit();
    return true;
}

/// Acts on everything that the query finds, a batch at a time. How many it changed.
int sweep_files(const Ports& ports, domain::Time before,
                std::vector<ProjectFile> (ProjectFileStore::*find)(domain::Time, int),
                bool (*act)(const Ports&, ProjectFile)) {
    constexpr int batch = 100;
    int count = 0;
    for (bool more = true; more;) {
        const auto work = ports.database.begin(Access::everything(), Intent::read);
        const auto files = (work->files().*find)(before, batch);
        work->commit();
        int changed = 0;
        for (const auto& file : files) changed += act(ports, file) ? 1 : 0;
        count += changed;
        more = files.size() == batch && changed > 0;
    }
    return count;
}

}  // namespace

Result<GrantedFile> grant_file(UnitOfWork& work, const Ports& ports, const Caller& caller,
                               const std::string& project_id, const domain::FileFacts& facts) {
    const auto project = lookup(work, project_id, Lock::held);
    if (!project) return not_found("project");
    if (auto problems = domain::problems_of(facts, ports.files.size_bytes_max); !problems.empty())
        return invalid(std::move(problems));
    if (work.files().list(project->id, 1, std::nullopt).total >= files_of_project_max)
        return conflict("A project holds " + std::to_string(files_of_project_max) +
                        " files at most; delete some.");

    const domain::Time now = ports.clock.now();
    const ProjectFile file{domain::FileId::from(ports.ids.draw()),
                           project->id,
                           project->facts.account_id,
                           facts,
                           FileStatus::granted,
                           std::nullopt,
                           std::nullopt,
                           std::nullopt,
                           caller.actor,
                           now,
                           now,
                           1};
    work.files().insert(file);
    work.events().append(
        draft_event(ports, caller, project->id, {"file.granted", "null", file_json(file)}));
    return GrantedFile{file,
                       uploads_of(ports).grant(file.id.text(), terms_of(file), upload_lifetime)};
}

Result<UploadFinding> examine_upload(const Ports& ports, const Caller& caller,
                                     const std::string& project_id, const std::string& file_id) {
    std::optional<ProjectFile> file;
    {
        const auto work = ports.database.begin(caller.access, Intent::read);
        file = lookup_file(*work, lookup(*work, project_id, Lock::none), file_id);
    }
    if (!file) return not_found("file");
    if (file->status != FileStatus::granted) return UploadFinding{};
    const auto* type = domain::find_file_type(file->announced.content_type);
    APEX_ASSERT(type);
    UploadCheck check(*type, ports.files.scanner);
    const auto settled = uploads_of(ports).settle(file->id.text(), terms_of(*file), check);
    if (const auto* object = std::get_if<StoredObject>(&settled))
        return UploadFinding{*object, std::nullopt, false};
    const auto refusal = std::get<UploadRefusal>(settled);
    if (refusal == UploadRefusal::missing) return UploadFinding{std::nullopt, std::nullopt, true};
    return UploadFinding{std::nullopt, rejection_of(refusal, check), false};
}

Result<ProjectFile> record_upload(UnitOfWork& work, const Ports& ports, const Caller& caller,
                                  const std::string& project_id, const std::string& file_id,
                                  const UploadFinding& finding) {
    const auto project = lookup(work, project_id, Lock::held);
    auto file = lookup_file(work, project, file_id);
    if (!file) return not_found("file");
    if (file->status == FileStatus::stored) return std::move(*file);
    if (file->status == FileStatus::refused) return refused_before(file->reason.value_or(""));
    if (finding.missing || (!finding.object && !finding.refusal))
        return conflict("Nothing has been uploaded yet; PUT the bytes to the upload's URL first.");

    const std::string before = file_json(*file);
    if (finding.object) {
        // The upload is still there: the next call settles it anew.
        if (!hold_stored(work, ports.objects, finding.object->sha256))
            throw Unavailable("object_storage", "the same bytes were removed at this moment");
        file->status = FileStatus::stored;
        file->sha256 = finding.object->sha256;
        if (ports.files.scanner) file->scanner = ports.files.scanner->name();
        if (!store_change(work, ports, caller, *file, before, "file.stored")) return overtaken();
        return std::move(*file);
    }
    file->status = FileStatus::refused;
    file->reason = reason_of(*finding.refusal);
    if (!store_change(work, ports, caller, *file, before, "file.refused")) return overtaken();
    return invalid({*finding.refusal});
}

void discard_upload(const Ports& ports, const std::string& file_id) noexcept {
    try {
        uploads_of(ports).discard(file_id);
    } catch (const std::exception&) {
        // The record is committed and will be answered as such; abandon_uploads sweeps the bytes.
    }
}

Result<FileView> get_file(const Ports& ports, const Caller& caller, const std::string& project_id,
                          const std::string& file_id) {
    const auto work = ports.database.begin(caller.access, Intent::read);
    auto file = lookup_file(*work, lookup(*work, project_id, Lock::none), file_id);
    if (!file) return not_found("file");
    FileView view{std::move(*file), std::nullopt, std::nullopt};
    if (view.file.status != FileStatus::stored) return view;
    view.download_url = uploads_of(ports).download_url(
        {*view.file.sha256, view.file.announced.name, view.file.announced.content_type},
        download_lifetime);
    view.download_expires_at = ports.clock.now() + download_lifetime;
    return view;
}

Result<Page<ProjectFile>> list_files(const Ports& ports, const Caller& caller,
                                     const std::string& project_id, const PageRequest& page) {
    if (auto failure = refused_page(page)) return *failure;
    std::optional<FilePosition> after;
    if (page.cursor && !(after = parse_file_cursor(*page.cursor))) return bad_cursor();
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto project = lookup(*work, project_id, Lock::none);
    if (!project) return not_found("project");
    FileList list = work->files().list(project->id, page.limit, after);
    Page<ProjectFile> answer{std::move(list.files), list.total, std::nullopt};
    if (list.more)
        answer.next =
            cursor_text(FilePosition{answer.items.back().created_at, answer.items.back().id});
    return answer;
}

Result<ProjectFile> delete_file(const Ports& ports, const Caller& caller,
                                const std::string& project_id, const std::string& file_id,
                                const std::optional<std::string>& if_match) {
    const auto work = ports.database.begin(caller.access, Intent::write);
    const auto project = lookup(*work, project_id, Lock::held);
    auto file = lookup_file(*work, project, file_id);
    if (!file) return not_found("file");
    if (auto failure = refused_by(if_match, domain::etag_of(*file))) return *failure;
    const std::string before = file_json(*file);
    file->status = FileStatus::deleted;
    if (!store_change(*work, ports, caller, *file, before, "file.deleted")) return overtaken();
    work->commit();
    discard_upload(ports, file_id);
    return std::move(*file);
}

int abandon_uploads(const Ports& ports) {
    if (!ports.files.uploads) return 0;
    const int count = sweep_files(ports, ports.clock.now() - upload_patience,
                                  &ProjectFileStore::abandoned, abandon);
    ports.files.uploads->sweep(upload_patience);
    return count;
}

int purge_deleted_files(const Ports& ports) {
    return sweep_files(ports, ports.clock.now() - ports.files.deleted_kept,
                       &ProjectFileStore::purgeable, purge);
}

}  // namespace apex::app
