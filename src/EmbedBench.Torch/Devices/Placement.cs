namespace EmbedBench.Torch.Devices;

/// <summary>Where a model's weights lie and how its products are made.</summary>
public sealed record Placement
{
    /// <summary>On the processor, in float32.</summary>
    public static Placement Default { get; } = new();

    public ComputeDevice Device { get; init; } = ComputeDevice.Cpu;

    public Precision Precision { get; init; } = Precision.Float32;
}
