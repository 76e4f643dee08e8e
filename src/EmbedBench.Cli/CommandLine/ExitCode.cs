namespace EmbedBench.Cli.CommandLine;

/// <summary>What the program says to whoever started it.</summary>
internal enum ExitCode
{
    /// <summary>Done, and all held.</summary>
    Held = 0,

    /// <summary>Done, and a band, a snapshot or a gate failed.</summary>
    Failed = 1,

    /// <summary>The command line or a spec is wrong: change it.</summary>
    Usage = 2,

    /// <summary>Data, a model or a run is missing, malformed or not what was announced: mend the input.</summary>
    Input = 3,

    /// <summary>Interrupted: the same command starts over, or goes on where it can.</summary>
    Interrupted = 4,

    /// <summary>The machine or the run failed, or the program itself.</summary>
    Machine = 5,
}
