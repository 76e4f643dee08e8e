using System.Globalization;
using EmbedBench.Shared;

namespace EmbedBench.Experiments.Sweeps.Slurm;

/// <summary>Has Slurm make the runs of a sweep, an array of jobs with one run each.</summary>
/// <param name="folder">The sweep's, on a disk that all nodes share.</param>
public sealed class SlurmSweep(SweepFolder folder)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private string LogFolder => Path.Combine(folder.Path, "logs");

    // The array that was submitted last: whoever comes again waits for it and does not submit its runs twice.
    private string JobFile => Path.Combine(folder.Path, "slurm-job");

    /// <summary>
    /// Submits the points that have no record, unless an array of theirs is in the queue already, and waits until the queue has nothing
    /// more of it. Points without a record then are left to the caller.
    /// </summary>
    /// <param name="command">Program and arguments, to which <c>--task NUMBER</c> is added; they run in this process's folder.</param>
    /// <param name="threads">Those of the command, and so processors of each job; null: the command takes what Slurm gives it.</param>
    /// <param name="progress">Told each time that the queue is asked.</param>
    /// <param name="cancel">Stops the waiting; the jobs go on.</param>
    /// <exception cref="FileNotFoundException">Slurm's commands are not on this machine.</exception>
    /// <exception cref="IOException">Slurm refuses the array, or the folder cannot be written.</exception>
    public async Task RunAsync(IReadOnlyList<string> command, int? threads, IProgress<SlurmProgress> progress, CancellationToken cancel)
    {
        if (folder.Unfinished.Count == 0)
            return;
        long job = await FindAsync(cancel) ?? await SubmitAsync(command, threads, cancel);
        TimeSpan pause = FirstPause;
        while (true)
        {
            int? left = await SlurmQueue.LeftAsync(job, cancel);
            int unfinished = folder.Unfinished.Count;
            progress.Report(new SlurmProgress(job, folder.Grid.Points.Count - unfinished, folder.Grid.Points.Count, left));
            if (left == 0 || unfinished == 0)
                return;
            await Task.Delay(pause, cancel);
            pause = pause * 1.25 < LongestPause ? pause * 1.25 : LongestPause;
        }
    }

    /// <summary>What a point's job has printed.</summary>
    public string LogOf(SweepPoint point) => Path.Combine(LogFolder, string.Create(CultureInfo.InvariantCulture, $"{point.Number}.log"));

    /// <summary>The array that is in the queue already, or null.</summary>
    private async Task<long?> FindAsync(CancellationToken cancel)
    {
        if (!File.Exists(JobFile))
            return null;
        string text = await File.ReadAllTextAsync(JobFile, cancel);
        bool isNumber = long.TryParse(text, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long job);
        return isNumber && await SlurmQueue.LeftAsync(job, cancel) != 0 ? job : null;
    }

    private async Task<long> SubmitAsync(IReadOnlyList<string> command, int? threads, CancellationToken cancel)
    {
        string script = Path.Combine(folder.Path, "job.sh");
        string given = threads is null ? " --threads \"$SLURM_CPUS_ON_NODE\"" : "";
        string words = string.Join(' ', command.Select(Quote));
        AtomicFile.WriteText(script, $"#!/bin/bash\nexec {words}{given} --task \"$SLURM_ARRAY_TASK_ID\"\n");
        long job = await SlurmQueue.SubmitAsync(
            $"embedbench-{folder.Grid.Spec.Name}", script, folder.Unfinished.Select(point => point.Number), threads, LogFolder, cancel);
        AtomicFile.WriteText(JobFile, string.Create(CultureInfo.InvariantCulture, $"{job}\n"));
        return job;
    }

    /// <summary>As a shell takes it for one word, whatever it holds.</summary>
    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
