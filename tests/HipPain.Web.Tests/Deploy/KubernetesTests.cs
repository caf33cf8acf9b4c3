using k8s.Models;
using Microsoft.AspNetCore.Hosting;

namespace HipPain.Web.Tests.Deploy;

/// <summary>The manifests for Kubernetes, held against its API and against what the site needs.</summary>
public sealed class KubernetesTests
{
    private readonly Cluster _cluster = Cluster.Load();

    [Fact]
    public void Manifests_hold_nothing_that_Kubernetes_does_not_know()
    {
        Assert.Equal(
            ["ConfigMap", "Deployment", "Ingress", "PodDisruptionBudget", "Service"],
            _cluster.All.Cast<k8s.IKubernetesObject>().Select(manifest => manifest.Kind).Order(StringComparer.Ordinal));

        var misspelt = DeployFile.Read("kubernetes/deployment.yaml").Replace("readinessProbe:", "readynessProbe:", StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => Cluster.Read(misspelt));
    }

    [Fact]
    public void Names_and_labels_lead_to_one_another_in_whatever_namespace()
    {
        var labels = _cluster.Deployment.Spec.Template.Metadata.Labels;

        Assert.All(_cluster.All.Cast<IMetadata<V1ObjectMeta>>(), manifest => Assert.Null(manifest.Metadata.NamespaceProperty));
        Assert.Equal(labels, _cluster.Deployment.Spec.Selector.MatchLabels);
        Assert.Equal(labels, _cluster.One<V1Service>().Spec.Selector);
        Assert.Equal(labels, _cluster.One<V1PodDisruptionBudget>().Spec.Selector.MatchLabels);
        Assert.All(_cluster.Pod.TopologySpreadConstraints, spread => Assert.Equal(labels, spread.LabelSelector.MatchLabels));
        var port = Assert.Single(_cluster.One<V1Service>().Spec.Ports);
        Assert.Equal(Assert.Single(_cluster.Site.Ports).Name, port.TargetPort.Value);
        var backend = Assert.Single(Assert.Single(_cluster.One<V1Ingress>().Spec.Rules).Http.Paths).Backend.Service;
        Assert.Equal((_cluster.One<V1Service>().Metadata.Name, port.Name), (backend.Name, backend.Port.Name));
    }

    [Fact]
    public void Ingress_leads_the_host_of_the_origin_to_the_site_over_TLS()
    {
        var ingress = _cluster.One<V1Ingress>().Spec;
        var host = new Uri(_cluster.Settings.Data["Site__Origin"]).Host;

        Assert.Equal(host, Assert.Single(ingress.Rules).Host);
        Assert.Equal([host], Assert.Single(ingress.Tls).Hosts);
    }

    [Fact]
    public void One_node_stays_whatever_is_done_to_the_others()
    {
        Assert.InRange(_cluster.Deployment.Spec.Replicas ?? 0, 2, int.MaxValue);
        Assert.Equal("1", _cluster.One<V1PodDisruptionBudget>().Spec.MaxUnavailable.Value);
        Assert.Equal("0", _cluster.Deployment.Spec.Strategy.RollingUpdate.MaxUnavailable.Value);
        Assert.Contains(_cluster.Pod.TopologySpreadConstraints, spread => spread.TopologyKey == "kubernetes.io/hostname");
    }

    [Fact]
    public void Pod_runs_without_root_capabilities_and_a_token_and_writes_to_its_two_folders_alone()
    {
        var (pod, site) = (_cluster.Pod, _cluster.Site);

        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.InRange(pod.SecurityContext.RunAsUser ?? 0, 1, long.MaxValue);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.False(pod.AutomountServiceAccountToken);
        Assert.True(site.SecurityContext.ReadOnlyRootFilesystem);
        Assert.False(site.SecurityContext.AllowPrivilegeEscalation);
        Assert.Null(site.SecurityContext.Privileged);
        Assert.Equal(["ALL"], site.SecurityContext.Capabilities.Drop);
        Assert.Equal([DeployFile.DataFolder, "/tmp"], site.VolumeMounts.Select(mount => mount.MountPath));
        Assert.Equal(pod.Volumes.Select(volume => volume.Name), site.VolumeMounts.Select(mount => mount.Name));
        Assert.All(pod.Volumes, volume => Assert.NotNull(volume.EmptyDir.SizeLimit));
    }

    [Fact]
    public void Pod_has_what_it_needs_for_sure_and_a_bound_to_what_it_may_take()
    {
        var (requests, limits) = (_cluster.Site.Resources.Requests, _cluster.Site.Resources.Limits);

        Assert.Equal(["cpu", "memory"], requests.Keys.Order(StringComparer.Ordinal));
        Assert.All(requests, request => Assert.True(request.Value.ToDecimal() < limits[request.Key].ToDecimal(), $"It is given less {request.Key} than it asks for."));
    }

    [Fact]
    public void Stop_has_the_time_that_it_takes_behind_the_pause_before_it()
    {
        var pause = TimeSpan.FromSeconds(_cluster.Site.Lifecycle.PreStop.Sleep.Seconds);

        Assert.InRange(pause, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.InRange(TimeSpan.FromSeconds(_cluster.Pod.TerminationGracePeriodSeconds ?? 0), pause + DeployFile.Stop + TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Password_of_the_database_comes_from_a_secret_that_no_file_holds()
    {
        Assert.DoesNotContain(_cluster.All, manifest => manifest is V1Secret);
        var connection = Assert.Single(_cluster.Site.Env, variable => variable.Name == "ConnectionStrings__HipPain");
        Assert.Null(connection.Value);
        Assert.Equal(("hippain-database", "connection-string"), (connection.ValueFrom.SecretKeyRef.Name, connection.ValueFrom.SecretKeyRef.Key));
        Assert.DoesNotContain("ConnectionStrings__HipPain", _cluster.Settings.Data.Keys);
    }

    [Fact]
    public async Task Probes_are_answered_by_the_site_under_the_name_that_they_give_and_under_no_other()
    {
        await using var site = Site.With(host =>
        {
            foreach (var (name, value) in _cluster.Settings.Data.Where(setting => !setting.Key.StartsWith("Database__", StringComparison.Ordinal)))
            {
                host.UseSetting(name.Replace("__", ":", StringComparison.Ordinal), value);
            }
        });
        await site.QueryAsync(_ => Task.FromResult(0));
        using var client = site.CreateClient();
        (string Path, V1Probe Probe)[] probes = [("/healthz/ready", _cluster.Site.StartupProbe), ("/healthz/serving", _cluster.Site.ReadinessProbe), ("/healthz/live", _cluster.Site.LivenessProbe)];
        foreach (var (path, probe) in probes)
        {
            Assert.Equal(path, probe.HttpGet.Path);
            Assert.Equal(Assert.Single(_cluster.Site.Ports).Name, probe.HttpGet.Port.Value);
            var host = Assert.Single(probe.HttpGet.HttpHeaders);
            Assert.Equal("Host", host.Name);
            Assert.Equal(200, await StatusAsync(client, path, host.Value));
            // What a probe asks for that gives no name.
            Assert.Equal(400, await StatusAsync(client, path, $"10.244.1.7:{DeployFile.Port}"));
        }
    }

    private static async Task<int> StatusAsync(HttpClient client, string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
