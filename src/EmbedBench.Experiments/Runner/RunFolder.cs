using System.Globalization;
using System.Text;
using EmbedBench.Shared;

namespace EmbedBench.Experiments.Runner;

/// <summary>The folder of one run: <c>runs/EXPERIMENT/PROFILE/TIME-CONTENT</c>, created by this run alone.</summary>
public sealed class RunFolder : IDisposable
{
    /// <summary>The file beside the runs of a profile that names the newest finished one.</summary>
    public const string LatestName = "latest";

    /// <summary>The record in a run's folder; a run without one is not finished.</summary>
    public const string RecordName = "record.json";

    /// <summary>The folder of the tuned model in a run's folder.</summary>
    public const string ModelName = "model";

    /// <summary>The folder of the states that training can go on from, in a run's folder.</summary>
    public const string CheckpointsName = "checkpoints";

    // What the run is made of, as text; there from the beginning.
    private const string IdentityName = "identity";

    private readonly RunLock? _lock;

    private RunFolder(string path, RunLock? held = null)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    public string RecordFile => System.IO.Path.Combine(Path, RecordName);

    public string ModelFolder => System.IO.Path.Combine(Path, ModelName);

    /// <summary>The times so far, for a run that takes this one up.</summary>
    public string ClockFile => System.IO.Path.Combine(Path, "clock.json");

    public string CheckpointFolder => System.IO.Path.Combine(Path, CheckpointsName);

    private string IdentityFile => IdentityFileOf(Path);

    /// <summary>Where all runs of a profile lie.</summary>
    public static string Of(string root, string experiment, string profile) => System.IO.Path.Combine(root, "runs", experiment, profile);

    /// <summary>
    /// A new folder, or with <paramref name="resume"/> that of the newest unfinished run of the same content that no other process is at. It
    /// is this process's until it is disposed of.
    /// </summary>
    /// <param name="profileFolder">What <see cref="Of"/> gives.</param>
    /// <param name="started">In the folder's name, in UTC.</param>
    /// <param name="identity">What the run is made of.</param>
    /// <param name="resume">Whether an unfinished run is taken up.</param>
    internal static RunFolder Create(string profileFolder, DateTimeOffset started, RunIdentity identity, bool resume)
    {
        Directory.CreateDirectory(profileFolder);
        string mark = Mark(identity);
        if (resume && TakeUnfinished(profileFolder, mark) is { } interrupted)
        {
            // What two programs have made together is no run of either.
            if (ReadIdentity(interrupted.Path) != identity.ToString())
                File.Delete(interrupted.IdentityFile);
            return interrupted;
        }

        string name = started.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture) + mark;
        string path = System.IO.Path.Combine(profileFolder, name);
        for (int number = 2; !CreateExclusively(path, identity); number++)
            path = System.IO.Path.Combine(profileFolder, string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
        return new RunFolder(path, RunLock.TryTake(path));
    }

    /// <summary>The finished runs of an identity, newest first.</summary>
    /// <param name="profileFolder">What <see cref="Of"/> gives.</param>
    /// <param name="identity">What they are made of.</param>
    internal static IEnumerable<RunFolder> Finished(string profileFolder, RunIdentity identity) => Directory.Exists(profileFolder)
        ? Directory.EnumerateDirectories(profileFolder, $"*{Mark(identity)}*")
            .OrderDescending(StringComparer.Ordinal)
            .Select(path => new RunFolder(path))
            .Where(folder => File.Exists(folder.RecordFile) && ReadIdentity(folder.Path) == identity.ToString())
        : [];

    /// <summary>What the run in a folder was made of, as text, or null where the folder does not say.</summary>
    internal static string? ReadIdentity(string path) => File.Exists(IdentityFileOf(path)) ? File.ReadAllText(IdentityFileOf(path)) : null;

    /// <summary>Names this run as the newest finished one.</summary>
    public void Publish() => AtomicFile.WriteText(
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, LatestName), System.IO.Path.GetFileName(Path) + "\n");

    /// <summary>Removes the folder of a run that ended early, unless it can be taken up again.</summary>
    public void Abandon()
    {
        Dispose();
        if (!Directory.Exists(CheckpointFolder))
            Directory.Delete(Path, recursive: true);
    }

    public void Dispose() => _lock?.Dispose();

    private static string Mark(RunIdentity identity) => "-" + identity.Content[..8];

    private static string IdentityFileOf(string path) => System.IO.Path.Combine(path, IdentityName);

    private static RunFolder? TakeUnfinished(string profileFolder, string mark)
    {
        foreach (string path in Directory.EnumerateDirectories(profileFolder, $"*{mark}*").Where(IsUnfinished).OrderDescending(StringComparer.Ordinal))
        {
            RunLock? held = RunLock.TryTake(path);
            // Another process may have ended it in between.
            if (held is not null && IsUnfinished(path))
                return new RunFolder(path, held);
            held?.Dispose();
        }

        return null;
    }

    private static bool IsUnfinished(string path) =>
        !File.Exists(System.IO.Path.Combine(path, RecordName)) && Directory.Exists(System.IO.Path.Combine(path, CheckpointsName));

    /// <summary>Whether this call, and no other process, made the folder: a file in it can be created only once.</summary>
    private static bool CreateExclusively(string path, RunIdentity identity)
    {
        Directory.CreateDirectory(path);
        string file = IdentityFileOf(path);
        try
        {
            using FileStream owner = new(file, FileMode.CreateNew);
            owner.Write(Encoding.UTF8.GetBytes(identity.ToString()));
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }
    }
}
