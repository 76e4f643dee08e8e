namespace EmbedBench.Results.Records;

/// <summary>The machine and the program that a run was made with.</summary>
public sealed record Host
{
    /// <summary>Name of the processor, or of the GPU where that computed.</summary>
    public required string Processor { get; init; }

    public required string Os { get; init; }

    /// <summary>Version of the .NET runtime.</summary>
    public required string Dotnet { get; init; }

    /// <summary>Git commit of the program, or empty where that is not known.</summary>
    public required string Commit { get; init; }

    /// <summary>Whether files differed from that commit.</summary>
    public required bool Dirty { get; init; }
}
